package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files of age (C2SP age v1), binary or armored, such as agenix keeps. */
public final class AgeFile {
    private static final int FILE_KEY = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AgeFile() {}

    /** The bytes begin as an age file does, binary or armored. */
    public static boolean isAge(byte[] bytes) {
        int length = Math.min(bytes.length, AgeArmor.BEGIN.length());
        String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return start.startsWith(Header.VERSION + "\n") || start.equals(AgeArmor.BEGIN);
    }

    /** The file opens with a passphrase alone; false also for what is no age file. */
    public static boolean takesPassphrase(byte[] bytes) {
        try {
            List<Stanza> stanzas = new HeaderReader(unarmored(new ByteArrayInputStream(bytes)))
                    .read()
                    .stanzas();
            return stanzas.get(0).type().equals(ScryptIdentity.TYPE);
        } catch (IOException notAge) {
            return false;
        }
    }

    /**
     * Decrypts a whole file in memory.
     *
     * @param name for messages
     * @return the content, which the caller closes
     * @throws SecretException with one sentence; nothing of a file that was changed or cut off is returned
     */
    public static SecretText decrypt(String name, byte[] bytes, AgeIdentities identities) throws SecretException {
        WipedOutput plain = new WipedOutput(bytes.length);
        try (plain) {
            decrypt(unarmored(new ByteArrayInputStream(bytes)), identities.identities(), plain);
            return plain.take();
        } catch (AgeFailure e) {
            throw refused(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Decrypts a file of any size in one pass.
     *
     * @param out gets every part as soon as it is known to be authentic: on an exception the caller throws away what it got
     * @throws IOException from the streams themselves
     */
    public static void decrypt(String name, InputStream in, AgeIdentities identities, OutputStream out)
            throws SecretException, IOException {
        try {
            decrypt(unarmored(in), identities.identities(), out);
        } catch (AgeFailure e) {
            throw refused(name, e);
        }
    }

    /**
     * Encrypts in one pass.
     *
     * @throws SecretException when the recipients cannot stand in one file, of kind {@link SecretException.Kind#BAD_RECIPIENT}
     */
    public static void encrypt(InputStream in, List<AgeRecipient> recipients, boolean armored, OutputStream out)
            throws SecretException, IOException {
        requireMixable(recipients);
        if (armored) {
            try (OutputStream lines = AgeArmor.writer(out)) {
                encrypt(in, recipients, lines);
            }
        } else {
            encrypt(in, recipients, out);
        }
    }

    static void decrypt(InputStream in, List<AgeIdentity> identities, OutputStream out) throws IOException {
        Header header = new HeaderReader(in).read();
        try (KeyBytes fileKey = fileKey(header, identities)) {
            header.verify(fileKey);
            byte[] nonce = in.readNBytes(PayloadReader.NONCE_LENGTH);
            if (nonce.length < PayloadReader.NONCE_LENGTH) {
                throw AgeFailure.header("ends before its content");
            }
            try (KeyBytes payloadKey = Derivation.hkdf(fileKey.borrow(), nonce, "payload")) {
                new PayloadReader(in, payloadKey).copyTo(out);
            }
        }
    }

    private static void encrypt(InputStream in, List<AgeRecipient> recipients, OutputStream out) throws IOException {
        byte[] random = new byte[FILE_KEY];
        RANDOM.nextBytes(random);
        byte[] nonce = new byte[PayloadReader.NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        try (KeyBytes fileKey = KeyBytes.owning(random);
                KeyBytes payloadKey = Derivation.hkdf(fileKey.borrow(), nonce, "payload")) {
            List<Stanza> stanzas = recipients.stream()
                    .map(recipient -> recipient.wrap(fileKey))
                    .toList();
            out.write(Header.of(stanzas, fileKey).print());
            out.write(nonce);
            new PayloadWriter(payloadKey).copy(in, out);
        }
    }

    private static KeyBytes fileKey(Header header, List<AgeIdentity> identities) throws AgeFailure {
        for (AgeIdentity identity : identities) {
            Optional<KeyBytes> fileKey = identity.unwrap(header.stanzas());
            if (fileKey.isPresent() && fileKey.get().size() == FILE_KEY) {
                return fileKey.get();
            }
        }
        throw new AgeFailure(AgeFailure.Reason.NO_MATCH, whyNoneFits(header.stanzas(), identities));
    }

    private static String whyNoneFits(List<Stanza> stanzas, List<AgeIdentity> identities) {
        String kinds = stanzas.stream().map(Stanza::type).distinct().collect(Collectors.joining(", "));
        if (kinds.equals(ScryptIdentity.TYPE) && identities.stream().anyMatch(ScryptIdentity.class::isInstance)) {
            return "opens with a passphrase, and that is another one";
        }
        String whose = stanzas.size() == 1 ? "a recipient of kind " : stanzas.size() + " recipients of kind ";
        return "is for " + whose + kinds + ", none of which is ours";
    }

    /** Armor is told by its first character, which white space may precede. */
    private static InputStream unarmored(InputStream source) throws IOException {
        PushbackInputStream in = new PushbackInputStream(source);
        int first = in.read();
        if (first >= 0) {
            in.unread(first);
        }
        boolean armored = first == '-' || (first >= 0 && Character.isWhitespace(first));
        return armored ? new ArmorReader(in) : in;
    }

    private static void requireMixable(List<AgeRecipient> recipients) throws SecretException {
        boolean passphrase = recipients.stream().anyMatch(ScryptRecipient.class::isInstance);
        long hybrid =
                recipients.stream().filter(HybridRecipient.class::isInstance).count();
        String problem = "";
        if (recipients.isEmpty()) {
            problem = "an age file needs a recipient";
        } else if (passphrase && recipients.size() > 1) {
            problem = "a passphrase stands alone: an age file with one has no other recipient";
        } else if (hybrid > 0 && hybrid < recipients.size()) {
            problem = "age1pq1 recipients do not mix with others in one age file, which would undo what they are for";
        }
        if (!problem.isEmpty()) {
            throw new SecretException(SecretException.Kind.BAD_RECIPIENT, problem);
        }
    }

    private static SecretException refused(String name, AgeFailure failure) {
        String start = name + " cannot be decrypted: it " + failure.getMessage();
        return switch (failure.reason()) {
            case ARMOR, HEADER ->
                new SecretException(SecretException.Kind.MALFORMED, start + "; restore the file from git");
            case HEADER_MAC -> new SecretException(SecretException.Kind.DAMAGED_KEY, start + "; restore it from git");
            case PAYLOAD -> new SecretException(SecretException.Kind.TAMPERED, start + "; restore it from git");
            case MEMORY ->
                new SecretException(SecretException.Kind.TOO_BIG, start + "; give this process a larger heap");
            case NO_MATCH ->
                new SecretException(
                        SecretException.Kind.NO_IDENTITY,
                        start + "; give the identity or the passphrase it was encrypted for");
        };
    }

    /** Collects plaintext and leaves no copy of it behind. */
    private static final class WipedOutput extends ByteArrayOutputStream {
        WipedOutput(int size) {
            super(Math.max(size, Byte.MAX_VALUE));
        }

        SecretText take() {
            byte[] exact = toByteArray();
            try {
                return SecretText.of(exact);
            } finally {
                Arrays.fill(exact, (byte) 0);
            }
        }

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
