package hudson.security;

import org.jvnet.localizer.Localizable;

/** Something a user may be allowed to do. */
public final class Permission {
    @SuppressWarnings("rawtypes")
    public final Class owner;

    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        group.add(this);
    }

    /** The owner's class name, a dot and the permission's name. */
    public String getId() {
        return owner.getName() + '.' + name;
    }

    @Override
    public String toString() {
        return super.toString() + '[' + owner + ',' + name + ']';
    }
}
