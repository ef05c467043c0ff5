package jenkins.model;

import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.homeplane.standalone.api.Controller;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** The controller; without a Jenkins it asks {@link Controller}. */
public class Jenkins implements ItemGroup<TopLevelItem>, AccessControlled {
    private static final PermissionGroup PERMISSIONS = new PermissionGroup(Jenkins.class, text("Overall"));

    public static final Permission ADMINISTER = permission("Administer", null);
    public static final Permission MANAGE = permission("Manage", ADMINISTER);
    public static final Permission READ = permission("Read", ADMINISTER);

    private static final Jenkins INSTANCE = new Jenkins();

    private Jenkins() {}

    /**
     * The controller.
     *
     * @throws IllegalStateException when none runs
     */
    public static Jenkins get() throws IllegalStateException {
        Controller.current();
        return INSTANCE;
    }

    public static Jenkins getInstanceOrNull() {
        return Controller.currentOrNull() == null ? null : INSTANCE;
    }

    @Override
    public File getRootDir() {
        return Controller.current().rootDirectory();
    }

    @Override
    public void save() throws IOException {}

    public Item getItemByFullName(String fullName) {
        return Controller.current().item(fullName);
    }

    /** Makes a job as a document says; without a Jenkins jobs are run and not kept. */
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        throw new IOException("there is no Jenkins that keeps job " + name);
    }

    /** The computer of this name, or null; the empty name is the controller's own. */
    public Computer getComputer(String name) {
        return Controller.current().computer(name);
    }

    /** The descriptor of a class, or null. */
    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        for (Descriptor descriptor : Controller.current().extensions(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    /** The descriptor with this id, which is mostly the name of its class; or null. */
    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(String id) {
        for (Descriptor descriptor : Controller.current().extensions(Descriptor.class)) {
            if (descriptor.getId().equals(id)) {
                return descriptor;
            }
        }
        return null;
    }

    /** The descriptor of a class, which must have one. */
    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor descriptor = getDescriptor(type);
        if (descriptor == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return descriptor;
    }

    /** The descriptor of this descriptor class, or null. */
    @SuppressWarnings("rawtypes")
    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        for (Descriptor descriptor : Controller.current().extensions(Descriptor.class)) {
            if (descriptor.getClass() == type) {
                return type.cast(descriptor);
            }
        }
        return null;
    }

    @Override
    public ACL getACL() {
        return new ACL() {};
    }

    @Override
    public String getDisplayName() {
        return "Homeplane";
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public String getFullDisplayName() {
        return "";
    }

    private static Permission permission(String name, Permission impliedBy) {
        return new Permission(PERMISSIONS, name, text(name), impliedBy, PermissionScope.JENKINS);
    }

    private static Localizable text(String key) {
        return new Localizable(ResourceBundleHolder.get(Jenkins.class), key);
    }
}
