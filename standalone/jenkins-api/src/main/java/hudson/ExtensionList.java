package hudson;

import io.homeplane.standalone.api.Controller;
import java.util.AbstractList;
import java.util.List;

/** The extensions of one type, highest ordinal first. */
public class ExtensionList<T> extends AbstractList<T> {
    public final Class<T> extensionType;

    private final List<T> found;

    private ExtensionList(Class<T> extensionType, List<T> found) {
        this.extensionType = extensionType;
        this.found = found;
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return new ExtensionList<>(type, Controller.current().extensions(type));
    }

    /** The one extension of a type. */
    public static <U> U lookupSingleton(Class<U> type) {
        List<U> all = Controller.current().extensions(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    /** The extension of exactly this class, or null. */
    public <U extends T> U get(Class<U> type) {
        for (T extension : found) {
            if (extension.getClass() == type) {
                return type.cast(extension);
            }
        }
        return null;
    }

    @Override
    public T get(int index) {
        return found.get(index);
    }

    @Override
    public int size() {
        return found.size();
    }
}
