package hudson.security;

import org.springframework.security.core.Authentication;

/** A permission is missing. */
public class AccessDeniedException3 extends RuntimeException {
    public final transient Authentication authentication;
    public final transient Permission permission;

    public AccessDeniedException3(Authentication authentication, Permission permission) {
        super(authentication.getName() + " is missing the " + permission.getId() + " permission");
        this.authentication = authentication;
        this.permission = permission;
    }
}
