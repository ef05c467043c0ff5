package io.homeplane.tunnels.connect;

import com.hierynomus.sshj.userauth.keyprovider.bcrypt.BCrypt;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Buffer;

/**
 * Reads ecdsa keys in OpenSSH's format (PROTOCOL.key) with the JDK's own key factory; sshj asks for one by a name that only
 * BouncyCastle knows.
 */
final class EcdsaKeyFile {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> CURVES =
            Map.of("nistp256", "secp256r1", "nistp384", "secp384r1", "nistp521", "secp521r1");

    private EcdsaKeyFile() {}

    /** The key pair; empty when the text is a key of another kind or format. */
    static Optional<KeyPair> read(String text, String passphrase) throws IOException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        try {
            byte[] file = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return read(new Buffer.PlainBuffer(file), passphrase);
        } catch (Buffer.BufferException | IllegalArgumentException | GeneralSecurityException notReadable) {
            throw new IOException("the key is damaged, or its passphrase is wrong");
        }
    }

    private static Optional<KeyPair> read(Buffer.PlainBuffer file, String passphrase)
            throws IOException, GeneralSecurityException {
        byte[] magic = new byte[MAGIC.length];
        file.readRawBytes(magic);
        String cipher = file.readString();
        String derivation = file.readString();
        Buffer.PlainBuffer options = new Buffer.PlainBuffer(file.readBytes());
        long keys = file.readUInt32();
        String type = new Buffer.PlainBuffer(file.readBytes()).readString();
        if (!Arrays.equals(magic, MAGIC) || keys != 1 || !type.startsWith("ecdsa-sha2-")) {
            return Optional.empty();
        }
        byte[] section = file.readBytes();
        if (!cipher.equals("none")) {
            if (!cipher.equals("aes256-ctr") || !derivation.equals("bcrypt")) {
                throw new IOException("its cipher is not aes256-ctr, which ssh-keygen uses unless told otherwise");
            }
            section = decrypt(section, options, passphrase);
        }
        return Optional.of(keyPair(new Buffer.PlainBuffer(section)));
    }

    private static byte[] decrypt(byte[] section, Buffer.PlainBuffer options, String passphrase)
            throws Buffer.BufferException, GeneralSecurityException {
        byte[] keyAndVector = new byte[48];
        byte[] secret = passphrase.getBytes(StandardCharsets.UTF_8);
        new BCrypt().pbkdf(secret, options.readBytes(), options.readUInt32AsInt(), keyAndVector);
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(keyAndVector, 0, 32, "AES"),
                new IvParameterSpec(keyAndVector, 32, 16));
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(keyAndVector, (byte) 0);
        return cipher.doFinal(section);
    }

    private static KeyPair keyPair(Buffer.PlainBuffer section) throws IOException, GeneralSecurityException {
        long check = section.readUInt32();
        if (section.readUInt32() != check) {
            throw new IOException("the passphrase is wrong");
        }
        section.readString(); // the type again
        String curve = section.readString();
        byte[] point = section.readBytes();
        BigInteger secret = new BigInteger(1, section.readBytes());
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.getOrDefault(curve, curve)));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(uncompressed(point), spec)),
                factory.generatePrivate(new ECPrivateKeySpec(secret, spec)));
    }

    /** SEC 1 section 2.3.4: a byte 4, then both coordinates. */
    private static ECPoint uncompressed(byte[] point) throws IOException {
        int size = point.length / 2;
        if (point.length % 2 == 0 || point[0] != 4) {
            throw new IOException("its public point is not in the uncompressed form");
        }
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + size)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + size, point.length)));
    }
}
