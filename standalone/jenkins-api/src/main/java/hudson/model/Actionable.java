package hudson.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that actions are attached to. */
public abstract class Actionable extends AbstractModelObject {
    private final transient List<Action> actions = new CopyOnWriteArrayList<>();

    public final List<? extends Action> getAllActions() {
        return List.copyOf(actions);
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The first action of a type, or null. */
    public <T extends Action> T getAction(Class<T> type) {
        List<T> found = getActions(type);
        return found.isEmpty() ? null : found.get(0);
    }

    public void addAction(Action a) {
        actions.add(a);
    }

    /** Puts the action in the place of all others of its class; true when anything changed. */
    public boolean addOrReplaceAction(Action a) {
        actions.removeIf(other -> other.getClass() == a.getClass());
        return actions.add(a);
    }

    public boolean removeAction(Action a) {
        return actions.remove(a);
    }
}
