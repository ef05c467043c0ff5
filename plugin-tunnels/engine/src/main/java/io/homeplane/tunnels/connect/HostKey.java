package io.homeplane.tunnels.connect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A server's public key as it stands in a {@code known_hosts} line and in a path's {@code host_key}.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key's blob, as OpenSSH prints it
 */
public record HostKey(String type, String base64) {
    /** The value of {@code host_key} that takes any key the first time and only that one afterwards. */
    public static final String ACCEPT_NEW = "accept-new";

    /** Reads {@code "type base64 [comment]"}; empty when the text is no such line. */
    public static Optional<HostKey> parse(String line) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length < 2) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[1]);
            String inner = new Buffer.PlainBuffer(blob).readString();
            return inner.equals(words[0])
                    ? Optional.of(new HostKey(words[0], Base64.getEncoder().encodeToString(blob)))
                    : Optional.empty();
        } catch (IllegalArgumentException | Buffer.BufferException notAKey) {
            return Optional.empty();
        }
    }

    static HostKey of(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return new HostKey(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
    }

    /** The line to put into a path's {@code host_key}. */
    public String line() {
        return type + " " + base64;
    }

    /** {@code SHA256:..}, as {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The algorithms of SSH that prove this kind of key, best first. */
    List<String> signatureAlgorithms() {
        return type.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type);
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
