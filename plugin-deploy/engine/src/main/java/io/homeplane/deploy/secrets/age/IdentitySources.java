package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Where a person keeps age identities, as sops looks for them: {@code SOPS_AGE_KEY}, {@code SOPS_AGE_KEY_FILE}, {@code SOPS_AGE_SSH_PRIVATE_KEY_FILE} and
 * {@code <config>/sops/age/keys.txt}; all that are found count. {@code SOPS_AGE_KEY_CMD} is not run.
 */
public final class IdentitySources {
    private static final long LARGEST_KEY_FILE = 1024 * 1024;

    private final Map<String, String> environment;
    private final Path home;
    private final boolean mac;

    /** @param home the user's home directory */
    public IdentitySources(Map<String, String> environment, Path home) {
        this(
                environment,
                home,
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac"));
    }

    IdentitySources(Map<String, String> environment, Path home, boolean mac) {
        this.environment = environment;
        this.home = home;
        this.mac = mac;
    }

    /** The sources of this process. */
    public static IdentitySources ofThisProcess() {
        return new IdentitySources(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** All identities of the sources; a key that has a passphrase is refused. */
    public AgeIdentities find() throws SecretException {
        return find(Passphrases.NONE);
    }

    /**
     * All identities of the sources; none when there is no source.
     *
     * @param passphrases asked for those of SSH keys that have one
     * @throws SecretException when a source that was named is missing or holds something else
     */
    public AgeIdentities find(Passphrases passphrases) throws SecretException {
        AgeIdentities found = AgeIdentities.none();
        String text = environment.getOrDefault("SOPS_AGE_KEY", "");
        if (!text.isBlank()) {
            try (SecretText key = SecretText.of(text)) {
                found = found.and(AgeIdentities.parse(key, "SOPS_AGE_KEY", passphrases));
            }
        }
        String file = environment.getOrDefault("SOPS_AGE_KEY_FILE", "");
        if (!file.isBlank()) {
            found = found.and(read(Path.of(file), passphrases));
        }
        String sshKey = environment.getOrDefault("SOPS_AGE_SSH_PRIVATE_KEY_FILE", "");
        if (!sshKey.isBlank()) {
            found = found.and(read(Path.of(sshKey), passphrases));
        }
        Path usual = configuration().resolve("sops").resolve("age").resolve("keys.txt");
        return Files.isRegularFile(usual) ? found.and(read(usual, passphrases)) : found;
    }

    /** Reads one key file whose keys have no passphrase. */
    public static AgeIdentities read(Path file) throws SecretException {
        return read(file, Passphrases.NONE);
    }

    private static AgeIdentities read(Path file, Passphrases passphrases) throws SecretException {
        try (SecretText text = text(file)) {
            return AgeIdentities.parse(text, file.toString(), passphrases);
        }
    }

    /**
     * The content of a key file of whatever kind, which the caller closes.
     *
     * @throws SecretException of kind {@link SecretException.Kind#UNREADABLE} or {@link SecretException.Kind#TOO_BIG}
     */
    public static SecretText text(Path file) throws SecretException {
        byte[] bytes = null;
        try {
            if (Files.size(file) > LARGEST_KEY_FILE) {
                throw new SecretException(
                        SecretException.Kind.TOO_BIG, file + " is too big for a file of keys; check the path");
            }
            bytes = Files.readAllBytes(file);
            return SecretText.of(bytes);
        } catch (IOException e) {
            throw new SecretException(
                    SecretException.Kind.UNREADABLE,
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "): give the path of a file with keys that this user may read");
        } finally {
            if (bytes != null) {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    private Path configuration() {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!configured.isBlank()) {
            return Path.of(configured);
        }
        return mac ? home.resolve("Library").resolve("Application Support") : home.resolve(".config");
    }
}
