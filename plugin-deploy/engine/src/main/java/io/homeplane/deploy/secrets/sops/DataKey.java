package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens the data key of a file with the keys at hand: whole from one group, or in shares from several. */
final class DataKey {
    static final int LENGTH = 32;

    private static final int NAMED_RECIPIENTS = 5;

    private final String file;
    private final SopsMetadata metadata;
    private final Keyring keyring;

    DataKey(String file, SopsMetadata metadata, Keyring keyring) {
        this.file = file;
        this.metadata = metadata;
        this.keyring = keyring;
    }

    /** The 32 bytes of the data key, which the caller closes. */
    KeyBytes open() throws SecretException {
        List<List<MasterKey>> groups = metadata.keyGroups();
        if (groups.size() == 1) {
            return open(groups.get(0), LENGTH).orElseThrow(() -> noKey(1, 0));
        }
        int threshold = metadata.shamirThreshold() == 0 ? groups.size() : metadata.shamirThreshold();
        List<KeyBytes> shares = new ArrayList<>();
        try {
            for (List<MasterKey> group : groups) {
                if (shares.size() < threshold) {
                    open(group, LENGTH + Shamir.OVERHEAD).ifPresent(shares::add);
                }
            }
            if (shares.size() < Math.max(threshold, 2)) {
                throw noKey(threshold, shares.size());
            }
            return Shamir.combine(shares)
                    .orElseThrow(() -> new SecretException(
                            SecretException.Kind.DAMAGED_KEY,
                            file + " has shares of its key that do not fit together; restore it from git"));
        } finally {
            shares.forEach(KeyBytes::close);
        }
    }

    private Optional<KeyBytes> open(List<MasterKey> group, int length) throws SecretException {
        Optional<KeyBytes> opened = new AgeDataKey(file, keyring.age()).open(group, length);
        for (MasterKey key : group) {
            if (opened.isEmpty() && key.type() == KeyType.PGP) {
                opened = openPgp(key, length);
            }
        }
        return opened;
    }

    private Optional<KeyBytes> openPgp(MasterKey key, int length) {
        Optional<SecretText> content = keyring.pgp().decrypt(key.encryptedDataKey());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (SecretText secret = content.get()) {
            return secret.size() == length ? Optional.of(KeyBytes.owning(secret.revealBytes())) : Optional.empty();
        }
    }

    private SecretException noKey(int needed, int opened) {
        List<MasterKey> usable = metadata.keys().stream()
                .filter(key -> key.type() == KeyType.AGE || key.type() == KeyType.PGP)
                .toList();
        if (usable.isEmpty()) {
            String kinds = metadata.keys().stream()
                    .map(key -> key.type().title())
                    .distinct()
                    .collect(Collectors.joining(" and "));
            return new SecretException(
                    SecretException.Kind.UNSUPPORTED_KEY,
                    file + " is encrypted for " + kinds
                            + " alone, which Homeplane cannot open: add an age recipient with sops updatekeys");
        }
        String groups = metadata.keyGroups().size() == 1
                ? ""
                : " (it takes keys of " + needed + " of its "
                        + metadata.keyGroups().size() + " groups, and those of " + opened + " are here)";
        return new SecretException(
                SecretException.Kind.NO_IDENTITY,
                file + " cannot be decrypted: " + keyring.whatIsMissing() + groups + "; give the identity of "
                        + names(usable));
    }

    private static String name(MasterKey key) {
        return key.type() == KeyType.PGP ? "PGP " + key.name() : key.name();
    }

    private static String names(List<MasterKey> keys) {
        String named = keys.stream().limit(NAMED_RECIPIENTS).map(DataKey::name).collect(Collectors.joining(" or "));
        int others = keys.size() - NAMED_RECIPIENTS;
        return others > 0 ? named + " or one of " + others + " more" : named;
    }
}
