package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shamir's secret sharing over GF(2^8) as SOPS uses it: a share is the value of a random polynomial for each byte of the
 * secret, then the one byte at which it was taken.
 */
final class Shamir {
    /** Bytes by which a share is longer than the secret. */
    static final int OVERHEAD = 1;

    static final int MOST_SHARES = 255;

    private static final int REDUCTION = 0x1b;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Shamir() {}

    /** @param threshold how many of the shares it takes, at least 2 */
    static List<KeyBytes> split(KeyBytes secret, int shares, int threshold) {
        if (threshold < 2 || threshold > shares || shares > MOST_SHARES) {
            throw new IllegalArgumentException("a threshold is at least 2 and at most the number of shares");
        }
        int length = secret.size();
        byte[][] split = new byte[shares][length + OVERHEAD];
        byte[] polynomial = new byte[threshold];
        for (int position = 0; position < length; position++) {
            RANDOM.nextBytes(polynomial);
            polynomial[0] = secret.borrow()[position];
            for (int share = 0; share < shares; share++) {
                split[share][position] = (byte) valueAt(share + 1, polynomial);
            }
        }
        Arrays.fill(polynomial, (byte) 0);
        List<KeyBytes> owned = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            split[share][length] = (byte) (share + 1);
            owned.add(KeyBytes.owning(split[share]));
        }
        return owned;
    }

    /** The secret; empty when two shares are one, or one is no share at all. */
    static Optional<KeyBytes> combine(List<KeyBytes> shares) {
        int length = shares.get(0).size() - OVERHEAD;
        int[] positions =
                shares.stream().mapToInt(share -> share.borrow()[length] & 0xff).toArray();
        boolean distinct = Arrays.stream(positions).distinct().count() == positions.length
                && Arrays.stream(positions).noneMatch(position -> position == 0);
        if (!distinct) {
            return Optional.empty();
        }
        byte[] secret = new byte[length];
        for (int share = 0; share < positions.length; share++) {
            int weight = weightAtZero(positions, share);
            for (int position = 0; position < length; position++) {
                secret[position] ^= (byte) times(shares.get(share).borrow()[position] & 0xff, weight);
            }
        }
        return Optional.of(KeyBytes.owning(secret));
    }

    private static int valueAt(int position, byte[] polynomial) {
        int value = 0;
        for (int degree = polynomial.length - 1; degree >= 0; degree--) {
            value = times(value, position) ^ (polynomial[degree] & 0xff);
        }
        return value;
    }

    /** Lagrange's basis polynomial of one share at 0, where subtracting is xor. */
    private static int weightAtZero(int[] positions, int share) {
        int weight = 1;
        for (int other = 0; other < positions.length; other++) {
            if (other != share) {
                weight = times(weight, times(positions[other], inverse(positions[other] ^ positions[share])));
            }
        }
        return weight;
    }

    /** Without branches or tables that would depend on the secret. */
    private static int times(int one, int other) {
        int product = 0;
        for (int bit = 7; bit >= 0; bit--) {
            int doubled = ((product << 1) & 0xff) ^ (-(product >> 7) & REDUCTION);
            product = doubled ^ (-((other >> bit) & 1) & one);
        }
        return product & 0xff;
    }

    /** The 254th power: the group has 255 elements. */
    private static int inverse(int value) {
        int power = 1;
        for (int count = 0; count < 254; count++) {
            power = times(power, value);
        }
        return power;
    }
}
