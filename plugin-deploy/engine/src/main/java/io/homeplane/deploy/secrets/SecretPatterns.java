package io.homeplane.deploy.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Byte strings to look for, found by their first four bytes. */
final class SecretPatterns {
    /** The answer of {@link #longestAt} while more bytes are needed to decide. */
    static final int UNDECIDED = -1;

    private static final int KEY = SecretMask.SHORTEST;

    private static final Comparator<byte[]> LONGEST_FIRST =
            Comparator.<byte[]>comparingInt(each -> each.length).reversed();

    private final Map<Integer, List<byte[]>> byStart = new HashMap<>();
    private final Set<Long> starts = new HashSet<>();
    private final boolean[] firstBytes = new boolean[256];

    SecretPatterns(Collection<byte[]> patterns) {
        for (byte[] pattern : patterns) {
            byStart.computeIfAbsent(key(pattern, 0), ignored -> new ArrayList<>())
                    .add(pattern);
            firstBytes[pattern[0] & 0xFF] = true;
            for (int length = 1; length < KEY; length++) {
                starts.add(start(pattern, 0, length));
            }
        }
        byStart.values().forEach(same -> same.sort(LONGEST_FIRST));
    }

    /** The length of the longest pattern that stands at {@code from}, 0 when there is none. */
    int longestAt(byte[] text, int from, int to, boolean last) {
        if (!firstBytes[text[from] & 0xFF]) {
            return 0;
        }
        int available = to - from;
        if (available < KEY) {
            return !last && starts.contains(start(text, from, available)) ? UNDECIDED : 0;
        }
        for (byte[] pattern : byStart.getOrDefault(key(text, from), List.of())) {
            int compared = Math.min(pattern.length, available);
            boolean same = Arrays.equals(pattern, 0, compared, text, from, from + compared);
            if (same && compared == pattern.length) {
                return pattern.length;
            }
            if (same && !last) {
                return UNDECIDED;
            }
        }
        return 0;
    }

    List<byte[]> all() {
        return byStart.values().stream().flatMap(List::stream).toList();
    }

    List<byte[]> copies() {
        return all().stream().map(byte[]::clone).toList();
    }

    void clear() {
        byStart.clear();
        starts.clear();
    }

    private static int key(byte[] bytes, int from) {
        return (bytes[from] & 0xFF) << 24
                | (bytes[from + 1] & 0xFF) << 16
                | (bytes[from + 2] & 0xFF) << 8
                | (bytes[from + 3] & 0xFF);
    }

    private static long start(byte[] bytes, int from, int length) {
        long start = length;
        for (int index = 0; index < length; index++) {
            start = start << 8 | (bytes[from + index] & 0xFF);
        }
        return start;
    }
}
