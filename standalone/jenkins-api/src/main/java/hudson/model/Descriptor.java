package hudson.model;

/** What a controller knows of a class that users configure: its name, form and checks. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public final transient Class<? extends T> clazz;

    /** Stands for the descriptor's own class, where it describes itself. */
    private static final class Self {}

    @SuppressWarnings("unchecked")
    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = (Class<?>) clazz == Self.class ? (Class<? extends T>) getClass() : clazz;
    }

    /** Describes the class it is nested in. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        this.clazz = (Class<? extends T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(
                    getClass() + " doesn't have an outer class. Use the constructor that takes the Class.");
        }
    }

    @SuppressWarnings("rawtypes")
    protected static Class self() {
        return Self.class;
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public String getId() {
        return clazz.getName();
    }

    /** Does nothing without a Jenkins: settings come from configuration as code. */
    @Override
    public synchronized void save() {}

    /** Does nothing without a Jenkins: settings come from configuration as code. */
    public synchronized void load() {}

    /** A value in a form is wrong. */
    public static final class FormException extends Exception {
        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }
    }
}
