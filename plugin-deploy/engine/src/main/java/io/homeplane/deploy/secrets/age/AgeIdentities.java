package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The age identities that are at hand, and the kinds of identity that were seen but cannot be used; wiped when closed. */
public final class AgeIdentities implements AutoCloseable {
    private static final List<String> KINDS_OF_LATER = List.of("AGE-PLUGIN-");
    private static final AgeIdentities NONE = new AgeIdentities(List.of(), Set.of());

    private final List<AgeIdentity> identities;
    private final Set<String> unusable;

    private AgeIdentities(List<AgeIdentity> identities, Set<String> unusable) {
        this.identities = List.copyOf(identities);
        this.unusable = Set.copyOf(unusable);
    }

    /** No identity at all. */
    public static AgeIdentities none() {
        return NONE;
    }

    /** These identities. */
    public static AgeIdentities of(AgeIdentity... identities) {
        return new AgeIdentities(List.of(identities), Set.of());
    }

    /** Reads a key file whose keys have no passphrase. */
    public static AgeIdentities parse(SecretText text, String source) throws SecretException {
        return parse(text, source, Passphrases.NONE);
    }

    /**
     * Reads a key file as age-keygen writes it: one identity a line; empty lines and lines after {@code #} are skipped. An
     * OpenSSH private key file (ed25519 or rsa) is one identity.
     *
     * @param source where the text is from, for messages
     * @param passphrases asked for that of an SSH key that has one
     * @throws SecretException of kind {@link SecretException.Kind#BAD_IDENTITY}, naming source and line and never the text
     */
    public static AgeIdentities parse(SecretText text, String source, Passphrases passphrases) throws SecretException {
        List<AgeIdentity> identities = new ArrayList<>();
        Set<String> unusable = new LinkedHashSet<>();
        if (text.reveal().stripLeading().startsWith(SshKeys.PRIVATE_KEY)) {
            return new AgeIdentities(List.of(sshKey(text, source, passphrases)), unusable);
        }
        List<String> lines = text.reveal().lines().map(String::strip).toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = source + ":" + (index + 1);
            if (KINDS_OF_LATER.stream().anyMatch(line::startsWith)) {
                unusable.add(where);
            } else {
                try (SecretText one = SecretText.of(line)) {
                    identities.add(identity(one, where));
                }
            }
        }
        if (identities.isEmpty() && unusable.isEmpty()) {
            throw new SecretException(
                    SecretException.Kind.BAD_IDENTITY,
                    source + " holds no age identity: expected a line that begins with " + AgeIdentity.PREFIX
                            + ", or an OpenSSH private key");
        }
        return new AgeIdentities(identities, unusable);
    }

    /** These identities and those of {@code others}. */
    public AgeIdentities and(AgeIdentities others) {
        List<AgeIdentity> all = new ArrayList<>(identities);
        all.addAll(others.identities);
        Set<String> allUnusable = new LinkedHashSet<>(unusable);
        allUnusable.addAll(others.unusable);
        return new AgeIdentities(all, allUnusable);
    }

    /** The usable identities, in the order they were given. */
    public List<AgeIdentity> identities() {
        return identities;
    }

    /** Places ({@code source:line}) of plugin identities, which are not supported. */
    public Set<String> unusable() {
        return unusable;
    }

    public boolean isEmpty() {
        return identities.isEmpty();
    }

    /** Wipes the key of every identity, also for others that were made of these with {@link #and}. */
    @Override
    public void close() {
        identities.forEach(AgeIdentity::close);
    }

    @Override
    public String toString() {
        return identities.toString();
    }

    private static AgeIdentity sshKey(SecretText text, String source, Passphrases passphrases) throws SecretException {
        try {
            return SshKeys.identity(text.reveal().strip(), source, passphrases);
        } catch (SecretException e) {
            throw at(source, e);
        }
    }

    private static AgeIdentity identity(SecretText text, String where) throws SecretException {
        try {
            return AgeIdentity.of(text);
        } catch (SecretException e) {
            throw at(where, e);
        }
    }

    private static SecretException at(String where, SecretException failure) {
        return new SecretException(failure.kind(), where + ": " + failure.getMessage());
    }
}
