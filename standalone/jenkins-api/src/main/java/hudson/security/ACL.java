package hudson.security;

import io.homeplane.standalone.api.Controller;
import org.springframework.security.core.Authentication;

/** Who may do what. */
public abstract class ACL {
    /** The controller itself. */
    public static final Authentication SYSTEM2 = () -> "SYSTEM";

    public boolean hasPermission2(Authentication a, Permission permission) {
        return Controller.current().hasPermission(permission);
    }

    public final boolean hasPermission(Permission p) {
        return hasPermission2(SYSTEM2, p);
    }

    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            throw new AccessDeniedException3(SYSTEM2, p);
        }
    }
}
