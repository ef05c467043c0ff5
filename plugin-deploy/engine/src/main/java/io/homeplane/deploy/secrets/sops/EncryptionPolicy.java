package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.inventory.sops.CreationRule;
import java.util.List;
import java.util.Map;

/**
 * For whom and how a file is encrypted.
 *
 * @param keyGroups one group, or the several of Shamir's secret sharing
 * @param shamirThreshold how many groups it takes; 0 for all
 */
public record EncryptionPolicy(
        List<List<Key>> keyGroups, int shamirThreshold, EncryptionRule rule, boolean macOnlyEncrypted) {

    public EncryptionPolicy {
        keyGroups = keyGroups.stream().map(List::copyOf).toList();
    }

    /** A key by its public name. */
    public record Key(KeyType type, String name) {}

    /** One group of age recipients ({@code age1..}, {@code ssh-ed25519 ..}), every value encrypted. */
    public static EncryptionPolicy forAge(List<String> recipients) {
        List<Key> group =
                recipients.stream().map(name -> new Key(KeyType.AGE, name)).toList();
        return new EncryptionPolicy(List.of(group), 0, EncryptionRule.DEFAULT, false);
    }

    /**
     * What a creation rule says.
     *
     * @throws SecretException of kind {@link SecretException.Kind#MALFORMED} when its pattern is no regular expression
     */
    public static EncryptionPolicy of(CreationRule rule) throws SecretException {
        List<List<Key>> groups = rule.keyGroups().stream()
                .map(group -> group.stream()
                        .map(key -> new Key(KeyType.of(key.kind()), key.name()))
                        .toList())
                .toList();
        return new EncryptionPolicy(
                groups, rule.shamirThreshold(), encryptionRule(rule.encryption()), rule.macOnlyEncrypted());
    }

    private static EncryptionRule encryptionRule(Map<String, String> rule) throws SecretException {
        for (EncryptionRule.Kind kind : EncryptionRule.Kind.values()) {
            String pattern = rule.get(kind.metadataKey());
            if (pattern != null) {
                return EncryptionRule.checked(".sops.yaml", kind, pattern);
            }
        }
        return EncryptionRule.DEFAULT;
    }

    /** The keys of all groups. */
    public List<Key> keys() {
        return keyGroups.stream().flatMap(List::stream).toList();
    }
}
