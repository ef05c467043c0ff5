package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.CanonicalBase64;
import java.util.List;

/**
 * The ASCII armor of an age file, read strictly: lines of 64 characters, the last one shorter or as long.
 *
 * <p>Decoders are lenient about line ends and padding bits; SOPS writes one form only, so anything else was changed.
 */
public final class AgeArmor {
    private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String END = "-----END AGE ENCRYPTED FILE-----";
    private static final int LINE = 64;

    private AgeArmor() {}

    public static boolean isCanonical(String armored) {
        String text = armored.endsWith("\n") ? armored.substring(0, armored.length() - 1) : armored;
        List<String> lines = List.of(text.split("\n", -1));
        int last = lines.size() - 1;
        if (last < 2 || !lines.get(0).equals(BEGIN) || !lines.get(last).equals(END)) {
            return false;
        }
        List<String> body = lines.subList(1, last);
        for (int index = 0; index < body.size(); index++) {
            int length = body.get(index).length();
            boolean full = index < body.size() - 1 ? length == LINE : length > 0 && length <= LINE;
            if (!full) {
                return false;
            }
        }
        try {
            CanonicalBase64.decode(String.join("", body));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
