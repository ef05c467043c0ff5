package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.inventory.jenkins.Aborted;
import io.homeplane.inventory.jenkins.RunInventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/**
 * A SOPS file of a block. Jenkins writes it down as it is in git, encrypted, and it is decrypted anew when the controller
 * comes back: what somebody revoked meanwhile stays closed.
 */
final class SealedFile implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final byte[] ciphertext;
    private final String credentialsId;

    private transient Run<?, ?> run;
    private transient DecryptedVariables variables;

    private SealedFile(String name, byte[] ciphertext, String credentialsId, Run<?, ?> run) {
        this.name = name;
        this.ciphertext = ciphertext;
        this.credentialsId = credentialsId;
        this.run = run;
    }

    /**
     * A file for a block of a build.
     *
     * @param workspace where it is; null outside a node block, for a file of the inventory's repository
     * @param credentialsId the age identity that opens it; null for every one that the build's job may use
     */
    static SealedFile in(FilePath workspace, String name, String credentialsId, Run<?, ?> run)
            throws IOException, InterruptedException {
        FilePath found = (workspace == null ? repository(name, run) : workspace).child(name);
        if (!found.exists()) {
            throw new AbortException("There is no SOPS file " + name + " in "
                    + (workspace == null ? "the inventory's repository" : "the workspace")
                    + ": correct file:, a path relative to its root");
        }
        try (InputStream in = found.read()) {
            return new SealedFile(name, in.readAllBytes(), credentialsId, run);
        }
    }

    /** Outside a node block paths lead into the inventory's repository, and never out of it. */
    private static FilePath repository(String name, Run<?, ?> run) throws IOException, InterruptedException {
        if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
            throw new AbortException("The SOPS file " + name + " leads out of the inventory's repository:"
                    + " outside a node block, name a file in it");
        }
        return RunInventory.of(run).root();
    }

    /** The build is known again after a restart. */
    synchronized void resume(Run<?, ?> build) {
        run = build;
    }

    /** The values; decrypted once while the controller runs. */
    synchronized DecryptedVariables variables() throws AbortException {
        if (variables == null) {
            try (Decrypted decrypted = open()) {
                variables = DecryptedVariables.of(name, decrypted);
            }
        }
        return variables;
    }

    /** The plaintext in the file's own format; the caller wipes it. */
    byte[] plaintext() throws AbortException {
        try (Decrypted decrypted = open()) {
            return decrypted.plaintext();
        }
    }

    /** What the plaintext is called: {@code kube.sops.yaml} holds {@code kube.yaml}. */
    String plaintextName() {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.replaceFirst("\\.sops(?=\\.|$)", "");
    }

    /** Forgets the values. */
    synchronized void close() {
        variables = null;
    }

    private synchronized Decrypted open() throws AbortException {
        if (run == null) {
            throw new AbortException(
                    name + " was not decrypted again after the restart of Jenkins: run the build again");
        }
        try {
            return JobIdentities.of(run, credentialsId).open(name, ciphertext);
        } catch (SecretException refused) {
            throw Aborted.by(refused);
        }
    }

    @Override
    public String toString() {
        return "SealedFile[" + name + "]";
    }
}
