package io.homeplane.conformance;

import java.lang.reflect.Modifier;

/** What a plugin can see of a class of another package. */
final class Visible {
    private Visible() {}

    static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
