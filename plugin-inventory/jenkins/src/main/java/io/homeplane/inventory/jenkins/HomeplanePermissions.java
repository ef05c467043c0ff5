package io.homeplane.inventory.jenkins;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** Who may see, deploy and administer: the roles viewer, developer and admin. */
public final class HomeplanePermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(HomeplanePermissions.class, text("HomeplanePermissions.Group"));

    /** Everything; implied by administering Jenkins. */
    public static final Permission ADMIN = permission("Admin", Jenkins.ADMINISTER);

    /** Starts what changes servers. */
    public static final Permission DEPLOY = permission("Deploy", ADMIN);

    /** Sees the fleet, its plan and its history. */
    public static final Permission VIEW = permission("View", DEPLOY);

    private HomeplanePermissions() {}

    private static Permission permission(String name, Permission impliedBy) {
        return new Permission(GROUP, name, text("HomeplanePermissions." + name), impliedBy, PermissionScope.JENKINS);
    }

    private static Localizable text(String key) {
        return new Localizable(ResourceBundleHolder.get(HomeplanePermissions.class), key);
    }
}
