package io.homeplane.deploy.secrets.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.KeyAgreement;

/**
 * One age identity, the private half of a recipient ({@code AGE-SECRET-KEY-1..}, X25519); it prints its recipient only.
 *
 * <p>Format: the age specification (C2SP), section "The X25519 recipient type".
 */
public final class AgeIdentity {
    /** What the text of an X25519 identity begins with. */
    static final String PREFIX = "AGE-SECRET-KEY-1";

    private static final int KEY_LENGTH = 32;
    private static final String RECIPIENT_PREFIX = "age";

    private final String recipient;
    private final RecipientStanzaReader stanzaReader;

    private AgeIdentity(String recipient, RecipientStanzaReader stanzaReader) {
        this.recipient = recipient;
        this.stanzaReader = stanzaReader;
    }

    /**
     * The identity of this text.
     *
     * @throws SecretException of kind {@link SecretException.Kind#BAD_IDENTITY}, without the text
     */
    public static AgeIdentity of(SecretText text) throws SecretException {
        byte[] key = null;
        try {
            String encoded = text.reveal().strip();
            if (!encoded.startsWith(PREFIX)) {
                throw refused();
            }
            key = Bech32.getDecoder().decode(encoded).getData();
            if (key.length != KEY_LENGTH) {
                throw refused();
            }
            return new AgeIdentity(
                    recipientOf(key), X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(encoded));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause is dropped: messages of decoders may quote the text.
            throw refused();
        } finally {
            if (key != null) {
                Arrays.fill(key, (byte) 0);
            }
        }
    }

    /** The recipient ({@code age1..}) that files for this identity name; it is public. */
    public String recipient() {
        return recipient;
    }

    /** Opens the stanzas that were written for this identity. */
    public RecipientStanzaReader stanzaReader() {
        return stanzaReader;
    }

    @Override
    public String toString() {
        return "identity of " + recipient;
    }

    private static SecretException refused() {
        return new SecretException(
                SecretException.Kind.BAD_IDENTITY,
                "the age identity is not one: expected " + PREFIX
                        + " and its 58 characters with a valid checksum; copy the whole line that age-keygen wrote");
    }

    private static String recipientOf(byte[] key) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("XDH");
        PrivateKey privateKey = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, key));
        PublicKey basePoint =
                keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.valueOf(9)));
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agreement.init(privateKey);
        agreement.doPhase(basePoint, true);
        CharSequence encoded = Bech32.getEncoder().encode(RECIPIENT_PREFIX, agreement.generateSecret());
        return encoded.toString().toLowerCase(Locale.ROOT);
    }
}
