package io.homeplane.deploy.secrets.sops;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the branch {@code sops} of a file into {@link SopsMetadata}; unknown keys are ignored, as SOPS does. */
final class MetadataReader {
    private static final Pattern KNOWN_VERSION = Pattern.compile("[0-3](\\.\\d+)*([-+].*)?");
    private static final Pattern SHOWN_VERSION = Pattern.compile("[^\\w.+-]");

    private final String file;
    private final Branch metadata;

    MetadataReader(String file, Branch metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    SopsMetadata read() throws SecretException {
        return new SopsMetadata(
                version(),
                lastModified(),
                rule(),
                metadata.text("mac").orElse(""),
                metadata.text("mac_only_encrypted")
                        .filter(text -> text.equalsIgnoreCase("true"))
                        .isPresent(),
                keyGroups(),
                shamirThreshold());
    }

    /** Files of before there were versions have none. */
    private String version() throws SecretException {
        String version = metadata.text("version").orElse("");
        boolean known = version.isEmpty() || KNOWN_VERSION.matcher(version).matches();
        if (!known) {
            throw new SecretException(
                    SecretException.Kind.MALFORMED,
                    file + " says that SOPS " + SHOWN_VERSION.matcher(version).replaceAll("?")
                            + " wrote it, and only the format up to version 3 is known; write it with a sops of version 3");
        }
        return version;
    }

    private OffsetDateTime lastModified() throws SecretException {
        String text = metadata.text("lastmodified").orElse("");
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw malformed("its sops.lastmodified is not a time as in 2026-01-31T12:00:00Z");
        }
    }

    private EncryptionRule rule() throws SecretException {
        EncryptionRule found = null;
        for (EncryptionRule.Kind kind : EncryptionRule.Kind.values()) {
            String pattern = metadata.text(kind.metadataKey()).orElse("");
            if (pattern.isEmpty()) {
                continue;
            }
            if (found != null) {
                throw malformed("it has both sops." + found.kind().metadataKey() + " and sops." + kind.metadataKey()
                        + ", and only one rule is allowed");
            }
            found = compile(kind, pattern);
        }
        return found == null ? EncryptionRule.DEFAULT : found;
    }

    private EncryptionRule compile(EncryptionRule.Kind kind, String pattern) throws SecretException {
        try {
            return EncryptionRule.of(kind, pattern);
        } catch (PatternSyntaxException e) {
            throw malformed("its sops." + kind.metadataKey() + " is not a regular expression: " + e.getDescription());
        }
    }

    private int shamirThreshold() throws SecretException {
        try {
            return metadata.text("shamir_threshold").map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            throw malformed("its sops.shamir_threshold is not a number");
        }
    }

    private List<List<MasterKey>> keyGroups() throws SecretException {
        List<MasterKey> single = keys(metadata);
        if (!single.isEmpty()) {
            return List.of(single);
        }
        List<List<MasterKey>> groups = new ArrayList<>();
        for (Branch group : branches(metadata, "key_groups")) {
            groups.add(keys(group));
        }
        if (groups.isEmpty()) {
            throw malformed("its metadata names no key at all");
        }
        return groups;
    }

    private static List<MasterKey> keys(Branch group) {
        List<MasterKey> keys = new ArrayList<>();
        for (KeyType type : KeyType.ALL) {
            for (Branch key : branches(group, type.metadataKey())) {
                String name = key.text(type.nameKey()).orElse("");
                keys.add(new MasterKey(type, name, key.text("enc").orElse("")));
            }
        }
        return keys;
    }

    private static List<Branch> branches(Branch parent, String key) {
        if (parent.get(key).orElse(null) instanceof Sequence sequence) {
            return sequence.items().stream()
                    .filter(Branch.class::isInstance)
                    .map(Branch.class::cast)
                    .toList();
        }
        return List.of();
    }

    private SecretException malformed(String what) {
        return new SecretException(
                SecretException.Kind.MALFORMED, file + " cannot be decrypted: " + what + "; restore it from git");
    }
}
