package io.homeplane.inventory.sops;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One creation rule: which files it means and for whom they are encrypted.
 *
 * @param path found in the file's path, relative to the directory of the rules; without it every file is meant
 * @param keyGroups one group, or the several of Shamir's secret sharing
 * @param shamirThreshold how many groups it takes; 0 when not given, which is all of them
 * @param encryption the one key that says which values are encrypted, as SOPS names it ({@code encrypted_regex}), and its
 *     pattern; empty when there is none
 * @param macOnlyEncrypted the file's code covers encrypted values alone
 */
public record CreationRule(
        Optional<Pattern> path,
        List<List<Key>> keyGroups,
        int shamirThreshold,
        Map<String, String> encryption,
        boolean macOnlyEncrypted) {

    public CreationRule {
        keyGroups = keyGroups.stream().map(List::copyOf).toList();
        encryption = Map.copyOf(encryption);
    }

    /**
     * A key that files are encrypted for.
     *
     * @param kind as file metadata names it: {@code age}, {@code pgp}, {@code kms}, {@code gcp_kms}, {@code azure_kv},
     *     {@code hc_vault}, {@code hckms}
     * @param name the age recipient, the PGP fingerprint, the cloud key's address
     */
    public record Key(String kind, String name) {}

    /** The keys of all groups. */
    public List<Key> keys() {
        return keyGroups.stream().flatMap(List::stream).toList();
    }

    boolean means(String relativePath) {
        return path.isEmpty() || path.get().matcher(relativePath).find();
    }
}
