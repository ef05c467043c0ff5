package io.homeplane.plane.pipeline;

/** Lets checked exceptions through Groovy's calls, which declare none. */
public final class Sneaky {
    private Sneaky() {}

    /** Throws it as it is; declared to return so that callers can write {@code throw}. */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> RuntimeException raise(Throwable failure) throws E {
        throw (E) failure;
    }
}
