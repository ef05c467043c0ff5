package hudson.security;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jvnet.localizer.Localizable;

/** Permissions that are shown together. */
public final class PermissionGroup implements Iterable<Permission> {
    @SuppressWarnings("rawtypes")
    public final Class owner;

    public final Localizable title;

    private final List<Permission> permissions = new ArrayList<>();

    public PermissionGroup(@SuppressWarnings("rawtypes") Class owner, Localizable title) throws IllegalStateException {
        this.owner = owner;
        this.title = title;
    }

    void add(Permission permission) {
        synchronized (this) {
            permissions.add(permission);
        }
    }

    public synchronized List<Permission> getPermissions() {
        return List.copyOf(permissions);
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }
}
