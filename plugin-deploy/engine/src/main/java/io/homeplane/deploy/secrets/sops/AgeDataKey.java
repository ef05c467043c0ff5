package io.homeplane.deploy.secrets.sops;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeArmor;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens the data key of a file with the age identities at hand. */
final class AgeDataKey {
    private static final int KEY_LENGTH = 32;
    private static final int NAMED_RECIPIENTS = 5;

    private final String file;
    private final SopsMetadata metadata;
    private final AgeIdentities identities;

    AgeDataKey(String file, SopsMetadata metadata, AgeIdentities identities) {
        this.file = file;
        this.metadata = metadata;
        this.identities = identities;
    }

    /** The 32 bytes of the data key, which the caller wipes. */
    byte[] open() throws SecretException {
        if (metadata.keyGroups().size() > 1) {
            throw new SecretException(
                    SecretException.Kind.UNSUPPORTED_KEY,
                    file + " shares its key among " + metadata.keyGroups().size()
                            + " Shamir key groups, which Homeplane cannot put together yet: re-encrypt it with one group");
        }
        Set<String> ours =
                identities.identities().stream().map(AgeIdentity::recipient).collect(Collectors.toSet());
        List<MasterKey> age = metadata.keys().stream()
                .filter(key -> key.type() == KeyType.AGE)
                .toList();
        // A recipient that is named like ours comes first: a file may have a thousand.
        List<MasterKey> ordered = Stream.concat(
                        age.stream().filter(key -> ours.contains(key.name())),
                        age.stream().filter(key -> !ours.contains(key.name())))
                .toList();
        for (MasterKey key : ordered) {
            Optional<byte[]> opened = open(key, ours.contains(key.name()));
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw noIdentity(age);
    }

    private Optional<byte[]> open(MasterKey key, boolean ours) throws SecretException {
        List<RecipientStanzaReader> readers =
                identities.identities().stream().map(AgeIdentity::stanzaReader).toList();
        if (readers.isEmpty()) {
            return Optional.empty();
        }
        if (!AgeArmor.isCanonical(key.encryptedDataKey())) {
            return unopened(key, ours);
        }
        byte[] armored = key.encryptedDataKey().getBytes(StandardCharsets.US_ASCII);
        try (ReadableByteChannel channel = new ArmoredDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(armored)), readers)) {
            return Optional.of(key(channel));
        } catch (UnsupportedRecipientStanzaException e) {
            return unopened(key, ours);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return unopened(key, ours);
        }
    }

    private Optional<byte[]> unopened(MasterKey key, boolean ours) throws SecretException {
        if (ours) {
            throw new SecretException(
                    SecretException.Kind.DAMAGED_KEY,
                    file + " names " + key.name()
                            + ", whose identity is here, but the encrypted key beside it was changed; restore the file from git");
        }
        return Optional.empty();
    }

    private static byte[] key(ReadableByteChannel channel) throws IOException, GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.allocate(KEY_LENGTH + 1);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer);
        }
        byte[] content = buffer.array();
        int length = buffer.position();
        byte[] key = Arrays.copyOf(content, Math.min(length, KEY_LENGTH));
        Arrays.fill(content, (byte) 0);
        if (length != KEY_LENGTH) {
            throw new GeneralSecurityException("a data key has 32 bytes");
        }
        return key;
    }

    private SecretException noIdentity(List<MasterKey> age) {
        if (age.isEmpty()) {
            String kinds = metadata.keys().stream()
                    .map(key -> key.type().title())
                    .distinct()
                    .collect(Collectors.joining(" and "));
            return new SecretException(
                    SecretException.Kind.UNSUPPORTED_KEY,
                    file + " is encrypted for " + kinds
                            + " alone, which Homeplane cannot open yet: add an age recipient with sops updatekeys");
        }
        String have = identities.isEmpty() ? "there is no age identity" : "none of the age identities at hand opens it";
        String unusable = identities.unusable().isEmpty()
                ? ""
                : " (post-quantum and plugin identities are not supported: " + String.join(", ", identities.unusable())
                        + ")";
        return new SecretException(
                SecretException.Kind.NO_IDENTITY,
                file + " cannot be decrypted: " + have + unusable + "; give the identity of " + recipients(age));
    }

    private static String recipients(List<MasterKey> age) {
        String named = age.stream().limit(NAMED_RECIPIENTS).map(MasterKey::name).collect(Collectors.joining(" or "));
        int others = age.size() - NAMED_RECIPIENTS;
        return others > 0 ? named + " or one of " + others + " more" : named;
    }
}
