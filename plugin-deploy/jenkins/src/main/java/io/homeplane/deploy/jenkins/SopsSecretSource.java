package io.homeplane.deploy.jenkins;

import hudson.Extension;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.IdentitySources;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Sops;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code ${sops:secrets/plane.sops.yaml#github/token}} in configuration as code: a value of a SOPS file, whose path starts
 * beside the configuration. The identity is one that sops itself would find, by {@code SOPS_AGE_KEY} or
 * {@code SOPS_AGE_KEY_FILE}: credentials are not there yet. What cannot be resolved stops the boot.
 */
@Extension(optional = true)
public final class SopsSecretSource extends SecretSource {
    private static final String PREFIX = "sops:";

    private final IdentitySources identities;
    private final Supplier<List<String>> sources;

    public SopsSecretSource() {
        this(IdentitySources.ofThisProcess(), () -> ConfigurationAsCode.get().getSources());
    }

    /** @param sources files of the configuration, or directories that hold them */
    SopsSecretSource(IdentitySources identities, Supplier<List<String>> sources) {
        this.identities = identities;
        this.sources = sources;
    }

    @Override
    public Optional<String> reveal(String secret) throws IOException {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String reference = "${" + secret + "}";
        int hash = secret.indexOf('#');
        if (hash <= PREFIX.length() || hash == secret.length() - 1) {
            throw new IOException(reference + " does not name a file and a key: write ${sops:path#key}");
        }
        String value = value(reference, secret.substring(PREFIX.length(), hash), secret.substring(hash + 1));
        // Configuration as code looks for references in what it gets, and this is none
        return Optional.of(value.replace("${", "^${"));
    }

    private String value(String reference, String path, String key) throws IOException {
        try (AgeIdentities found = identities.find()) {
            if (found.isEmpty()) {
                throw new IOException(
                        reference + " cannot be decrypted: there is no age identity; set SOPS_AGE_KEY_FILE,"
                                + " or SOPS_AGE_KEY, in the environment of the controller");
            }
            try (Decrypted decrypted = Sops.decrypt(file(reference, path), found)) {
                SecretText value = decrypted.values().get(key.replace('/', '.'));
                if (value == null || value.size() == 0) {
                    throw new IOException(reference + " has no value: " + path
                            + (value == null ? " holds no such key" : " holds it empty")
                            + "; correct the key, with / between its parts, or fill it");
                }
                return value.reveal();
            }
        } catch (SecretException closed) {
            throw new IOException(reference + " cannot be decrypted: " + closed.getMessage(), closed);
        }
    }

    /** Several files of configuration may be in several directories; only one of them may have the file. */
    private Path file(String reference, String path) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        Set<Path> directories = directories();
        for (Path directory : directories) {
            Path candidate = resolved(reference, directory, path);
            if (Files.isRegularFile(candidate)) {
                found.add(candidate.toRealPath());
            }
        }
        if (found.size() != 1) {
            throw new IOException(reference
                    + (found.isEmpty()
                            ? " names no file: there is no " + path + " in " + directories + "; paths start beside the"
                                    + " configuration file"
                            : " names several files: " + found + "; give one of them another name"));
        }
        return found.iterator().next();
    }

    private Set<Path> directories() {
        Set<Path> directories = new LinkedHashSet<>();
        for (String source : sources.get()) {
            if (source.startsWith("http:") || source.startsWith("https:")) {
                continue;
            }
            String path = source.startsWith("file:") ? source.replaceFirst("^file:(//)?", "") : source;
            Path file = Path.of(path).toAbsolutePath().normalize();
            directories.add(Files.isDirectory(file) ? file : file.getParent());
        }
        return directories;
    }

    private static Path resolved(String reference, Path directory, String path) throws IOException {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException wrong) {
            throw new IOException(reference + " does not name a file: write ${sops:path#key}", wrong);
        }
    }
}
