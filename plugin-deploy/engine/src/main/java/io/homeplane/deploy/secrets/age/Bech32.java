package io.homeplane.deploy.secrets.age;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bech32 (BIP 173) without its limit of 90 characters, which age lifts: a readable prefix, data, a checksum. */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    private static final int GROUP = 5;

    private Bech32() {}

    /** The text in lower case; the caller turns identities into upper case. */
    static String encode(String prefix, byte[] data) {
        byte[] groups = regroup(data, Byte.SIZE, GROUP, true).orElseThrow();
        byte[] padded = Arrays.copyOf(groups, groups.length + CHECKSUM);
        int sum = checksum(prefix, padded) ^ 1;
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (byte group : groups) {
            text.append(ALPHABET.charAt(group));
        }
        for (int index = CHECKSUM - 1; index >= 0; index--) {
            text.append(ALPHABET.charAt((sum >> (GROUP * index)) & 31));
        }
        Arrays.fill(groups, (byte) 0);
        Arrays.fill(padded, (byte) 0);
        return text.toString();
    }

    /** The data of a text with this prefix (in lower case); empty when it is anything else or mixes cases. */
    static Optional<byte[]> decode(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
        int data = prefix.length() + 1;
        if (!oneCase || !lower.startsWith(prefix + "1") || lower.length() < data + CHECKSUM) {
            return Optional.empty();
        }
        byte[] groups = new byte[lower.length() - data];
        for (int index = 0; index < groups.length; index++) {
            int group = ALPHABET.indexOf(lower.charAt(data + index));
            if (group < 0) {
                return Optional.empty();
            }
            groups[index] = (byte) group;
        }
        if (checksum(prefix, groups) != 1) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(groups, groups.length - CHECKSUM);
        Optional<byte[]> decoded = regroup(payload, GROUP, Byte.SIZE, false);
        Arrays.fill(groups, (byte) 0);
        Arrays.fill(payload, (byte) 0);
        return decoded;
    }

    private static int checksum(String prefix, byte[] groups) {
        byte[] name = prefix.getBytes(StandardCharsets.US_ASCII);
        int sum = 1;
        for (byte character : name) {
            sum = step(sum) ^ (character >> GROUP);
        }
        sum = step(sum);
        for (byte character : name) {
            sum = step(sum) ^ (character & 31);
        }
        for (byte group : groups) {
            sum = step(sum) ^ group;
        }
        return sum;
    }

    private static int step(int sum) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << GROUP;
        for (int index = 0; index < GENERATOR.length; index++) {
            next ^= ((top >> index) & 1) == 1 ? GENERATOR[index] : 0;
        }
        return next;
    }

    /** Empty when bits are left over that are no zero padding of less than a group. */
    private static Optional<byte[]> regroup(byte[] in, int from, int to, boolean pad) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (byte each : in) {
            held = ((held << from) | (each & ((1 << from) - 1))) & 0xfff;
            bits += from;
            while (bits >= to) {
                bits -= to;
                out.write((held >> bits) & ((1 << to) - 1));
            }
        }
        int rest = (held << (to - bits)) & ((1 << to) - 1);
        if (pad && bits > 0) {
            out.write(rest);
        }
        return !pad && (bits >= from || rest != 0) ? Optional.empty() : Optional.of(out.toByteArray());
    }
}
