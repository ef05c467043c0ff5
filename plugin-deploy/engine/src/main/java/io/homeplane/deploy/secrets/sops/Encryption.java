package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.format.SopsFormat;
import io.homeplane.deploy.secrets.format.TreeFormat;
import io.homeplane.deploy.secrets.tree.Branch;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Writes SOPS files: new ones, edited ones and those that get a new data key. */
final class Encryption {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String file;
    private final TreeFormat format;
    private final OffsetDateTime now;

    Encryption(String file, Clock clock) {
        this.file = file;
        format = SopsFormat.of(file).treeFormat();
        now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The documents of a plaintext. */
    List<Branch> read(byte[] plaintext) throws SecretException {
        if (plaintext.length > SopsFile.LARGEST) {
            throw SopsFile.tooBig(file, plaintext.length);
        }
        List<Branch> documents = format.readPlain(file, plaintext);
        if (documents.isEmpty()) {
            throw new SecretException(
                    SecretException.Kind.MALFORMED, file + " is empty, and an empty file cannot be encrypted");
        }
        if (format.hasMetadata(documents)) {
            throw new SecretException(
                    SecretException.Kind.ALREADY_ENCRYPTED,
                    file + " has SOPS metadata, so it is encrypted already; edit it, or decrypt it first");
        }
        return documents;
    }

    byte[] encrypt(List<Branch> documents, EncryptionPolicy policy) throws SecretException {
        Recipients recipients = Recipients.of(file, policy);
        byte[] random = new byte[DataKey.LENGTH];
        RANDOM.nextBytes(random);
        try (KeyBytes dataKey = KeyBytes.owning(random)) {
            EncryptionRule rule = format.followsRules() ? policy.rule() : EncryptionRule.DEFAULT;
            boolean macOnlyEncrypted = format.followsRules() && policy.macOnlyEncrypted();
            SopsMetadata unsigned = new SopsMetadata(
                    MetadataTree.VERSION,
                    now,
                    rule,
                    "",
                    macOnlyEncrypted,
                    recipients.wrap(dataKey),
                    recipients.threshold());
            TreeEncryption tree =
                    new TreeEncryption(file, rule, macOnlyEncrypted, new ValueCipher(dataKey), new Nonces());
            List<Branch> encrypted = tree.walk(documents);
            String mac = tree.mac(unsigned.lastModifiedText());
            return format.printEncrypted(encrypted, MetadataTree.of(unsigned.withMac(mac), format.followsRules()));
        }
    }

    /** What was encrypted before and stays the same keeps its bytes; a file without a change keeps all of them. */
    byte[] edit(SopsFile original, byte[] originalBytes, byte[] plaintext, Keyring keyring) throws SecretException {
        List<Branch> edited = read(plaintext);
        SopsMetadata metadata = original.metadata();
        Nonces nonces = new Nonces();
        try (KeyBytes dataKey = new DataKey(file, metadata, keyring).open()) {
            ValueCipher cipher = new ValueCipher(dataKey);
            List<Branch> before =
                    new TreeDecryption(file, metadata, cipher, nonces::remember).decrypt(original.documents());
            if (isSame(before, edited)) {
                return originalBytes.clone();
            }
            TreeEncryption tree =
                    new TreeEncryption(file, metadata.rule(), metadata.macOnlyEncrypted(), cipher, nonces);
            List<Branch> encrypted = tree.walk(edited);
            SopsMetadata changed = metadata.modified(now);
            String mac = tree.mac(changed.lastModifiedText());
            return format.printEncrypted(
                    encrypted, MetadataTree.edited(original.metadataTree(), changed.lastModifiedText(), mac));
        }
    }

    /** The same plaintext under a new data key for the recipients of this policy. */
    byte[] rotate(SopsFile original, EncryptionPolicy policy, Keyring keyring) throws SecretException {
        SopsMetadata metadata = original.metadata();
        List<Branch> plain;
        try (KeyBytes dataKey = new DataKey(file, metadata, keyring).open()) {
            plain = new TreeDecryption(file, metadata, new ValueCipher(dataKey), Nonces.NOT_KEPT)
                    .decrypt(original.documents());
        }
        return encrypt(plain, policy);
    }

    private boolean isSame(List<Branch> before, List<Branch> after) {
        byte[] one = format.print(before);
        byte[] other = format.print(after);
        try {
            return Arrays.equals(one, other);
        } finally {
            Arrays.fill(one, (byte) 0);
            Arrays.fill(other, (byte) 0);
        }
    }
}
