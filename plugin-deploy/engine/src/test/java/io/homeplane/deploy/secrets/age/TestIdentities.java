package io.homeplane.deploy.secrets.age;

import java.util.Arrays;
import java.util.Locale;

/** Identities for tests, as text: never used elsewhere. */
public final class TestIdentities {
    private TestIdentities() {}

    /** {@code AGE-SECRET-KEY-1..} */
    public static String x25519(int seed) {
        return x25519(seed, seed);
    }

    /** One of more than there are bytes; the first and last byte of a scalar do not count whole. */
    public static String x25519(int seed, int other) {
        return text(X25519Identity.PREFIX, seed, other);
    }

    /** {@code AGE-SECRET-KEY-PQ-1..} */
    public static String hybrid(int seed) {
        return text(HybridIdentity.PREFIX, seed, seed);
    }

    private static String text(String prefix, int seed, int other) {
        byte[] bytes = new byte[Curve.LENGTH];
        Arrays.fill(bytes, (byte) seed);
        Arrays.fill(bytes, 8, 16, (byte) other);
        return Bech32.encode(prefix.toLowerCase(Locale.ROOT), bytes).toUpperCase(Locale.ROOT);
    }
}
