package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** A job or a folder. */
public interface Item extends PersistenceRoot, FullyNamedModelObject, FullyNamed, AccessControlled {
    PermissionGroup PERMISSIONS =
            new PermissionGroup(Item.class, new Localizable(ResourceBundleHolder.get(Item.class), "Permissions"));

    Permission CONFIGURE = new Permission(
            PERMISSIONS,
            "Configure",
            new Localizable(ResourceBundleHolder.get(Item.class), "Configure"),
            Jenkins.ADMINISTER,
            PermissionScope.ITEM);
    Permission READ = new Permission(
            PERMISSIONS,
            "Read",
            new Localizable(ResourceBundleHolder.get(Item.class), "Read"),
            Jenkins.ADMINISTER,
            PermissionScope.ITEM);
    Permission EXTENDED_READ = new Permission(
            PERMISSIONS,
            "ExtendedRead",
            new Localizable(ResourceBundleHolder.get(Item.class), "ExtendedRead"),
            CONFIGURE,
            PermissionScope.ITEM);
    Permission BUILD = new Permission(
            PERMISSIONS,
            "Build",
            new Localizable(ResourceBundleHolder.get(Item.class), "Build"),
            Jenkins.ADMINISTER,
            PermissionScope.ITEM);

    ItemGroup<? extends Item> getParent();

    String getName();

    /** Names from the outermost folder down, joined by slashes. */
    @Override
    String getFullName();

    @Override
    String getDisplayName();

    String getUrl();
}
