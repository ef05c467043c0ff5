package io.homeplane.standalone.api;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.security.Permission;
import java.io.File;
import java.util.List;

/**
 * What stands behind {@link jenkins.model.Jenkins#get()} when there is no Jenkins: one object a process starts once.
 *
 * <p>This package is Homeplane's own: it has no counterpart in Jenkins, and plugins never use it.
 */
public abstract class Controller {
    private static volatile Controller current;

    private final ExtensionIndex index = new ExtensionIndex(Controller.class.getClassLoader());

    /**
     * The controller of this process.
     *
     * @throws IllegalStateException when none was started
     */
    public static Controller current() {
        Controller running = current;
        if (running == null) {
            throw new IllegalStateException("no controller runs in this process: start one before using Jenkins's API");
        }
        return running;
    }

    /** The controller of this process, or null when none was started. */
    public static Controller currentOrNull() {
        return current;
    }

    /**
     * Makes this the controller of the process.
     *
     * @throws IllegalStateException when another one runs
     */
    public final void start() {
        synchronized (Controller.class) {
            if (current != null && current != this) {
                throw new IllegalStateException("a controller runs in this process already: stop it first");
            }
            current = this;
        }
    }

    /** Ends being the controller, so that another one may start. */
    public final void stop() {
        synchronized (Controller.class) {
            if (current == this) {
                current = null;
            }
        }
    }

    /** Every extension of a type, highest ordinal first; each is made once per controller. */
    public <T> List<T> extensions(Class<T> type) {
        return index.find(type);
    }

    /** The directory that stands for {@code JENKINS_HOME}. */
    public abstract File rootDirectory();

    /**
     * Credentials that an item may use.
     *
     * @param item the job that asks, or null for the controller as a whole
     */
    public abstract <C extends Credentials> List<C> credentials(Class<C> type, Item item);

    /** The item of this full name, or null. */
    public Item item(String fullName) {
        return null;
    }

    /** The computer of this name, or null; the empty name is the controller's own. */
    public Computer computer(String name) {
        return null;
    }

    /** Paths of the files of configuration as code that it read or is reading. */
    public List<String> configurationSources() {
        return List.of();
    }

    /** Whether whoever asks holds a permission; the one user of a process started by hand holds all. */
    public boolean hasPermission(Permission permission) {
        return true;
    }
}
