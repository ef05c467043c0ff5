package org.jenkinsci.remoting;

/** States in which direction code may be sent. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
