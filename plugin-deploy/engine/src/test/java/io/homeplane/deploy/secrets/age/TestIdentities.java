package io.homeplane.deploy.secrets.age;

import java.util.Arrays;
import java.util.Locale;

/** Identities for tests, as text: never used elsewhere. */
public final class TestIdentities {
    private TestIdentities() {}

    /** {@code AGE-SECRET-KEY-1..} */
    public static String x25519(int seed) {
        return text(X25519Identity.PREFIX, seed);
    }

    /** {@code AGE-SECRET-KEY-PQ-1..} */
    public static String hybrid(int seed) {
        return text(HybridIdentity.PREFIX, seed);
    }

    private static String text(String prefix, int seed) {
        byte[] bytes = new byte[Curve.LENGTH];
        Arrays.fill(bytes, (byte) seed);
        return Bech32.encode(prefix.toLowerCase(Locale.ROOT), bytes).toUpperCase(Locale.ROOT);
    }
}
