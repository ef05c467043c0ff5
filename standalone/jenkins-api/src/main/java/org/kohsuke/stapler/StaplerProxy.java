package org.kohsuke.stapler;

/** Something that lets another object, often itself, answer after a check of permissions. */
public interface StaplerProxy {
    Object getTarget();
}
