package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeArmor;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeIdentity;
import io.homeplane.deploy.secrets.age.AgeRecipient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data key of a file, or a share of it, as an armored age file for each recipient. */
final class AgeDataKey {
    private final String file;
    private final AgeIdentities identities;
    private final Set<String> ours;

    AgeDataKey(String file, AgeIdentities identities) {
        this.file = file;
        this.identities = identities;
        ours = identities.identities().stream().map(AgeIdentity::recipient).collect(Collectors.toSet());
    }

    static MasterKey wrap(AgeRecipient recipient, KeyBytes dataKey) throws SecretException {
        ByteArrayOutputStream armored = new ByteArrayOutputStream();
        try {
            AgeFile.encrypt(new ByteArrayInputStream(dataKey.borrow()), List.of(recipient), true, armored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MasterKey(KeyType.AGE, recipient.name(), armored.toString(StandardCharsets.US_ASCII));
    }

    /**
     * Opens the first of these that one of the identities fits.
     *
     * @throws SecretException of kind {@link SecretException.Kind#DAMAGED_KEY} when one is for us and does not open
     */
    Optional<KeyBytes> open(List<MasterKey> keys, int length) throws SecretException {
        // A recipient that is named like ours comes first: a file may have a thousand.
        List<MasterKey> ordered = Stream.concat(
                        keys.stream().filter(this::isOurs), keys.stream().filter(key -> !isOurs(key)))
                .filter(key -> key.type() == KeyType.AGE)
                .toList();
        for (MasterKey key : ordered) {
            Optional<KeyBytes> opened = open(key, length);
            if (opened.isPresent()) {
                return opened;
            }
            if (isOurs(key)) {
                throw new SecretException(
                        SecretException.Kind.DAMAGED_KEY,
                        file + " names " + key.name()
                                + ", whose identity is here, but the encrypted key beside it was changed; restore the file from git");
            }
        }
        return Optional.empty();
    }

    private Optional<KeyBytes> open(MasterKey key, int length) {
        if (identities.isEmpty() || !AgeArmor.isCanonical(key.encryptedDataKey())) {
            return Optional.empty();
        }
        byte[] armored = key.encryptedDataKey().getBytes(StandardCharsets.US_ASCII);
        try (SecretText opened = AgeFile.decrypt(file, armored, identities)) {
            return opened.size() == length ? Optional.of(KeyBytes.owning(opened.revealBytes())) : Optional.empty();
        } catch (SecretException notForUsOrDamaged) {
            return Optional.empty();
        }
    }

    /** SSH recipients may end in a comment. */
    private boolean isOurs(MasterKey key) {
        return ours.contains(key.name())
                || ours.stream().anyMatch(recipient -> key.name().startsWith(recipient + " "));
    }
}
