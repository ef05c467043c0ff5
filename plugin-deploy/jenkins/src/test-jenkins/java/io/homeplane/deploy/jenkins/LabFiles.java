package io.homeplane.deploy.jenkins;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.ModelObject;
import hudson.util.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;

/** What is checked in below lab/: a fleet whose secrets open with a key that is public on purpose. */
final class LabFiles {
    static final Path LAB = Path.of("..", "..", "lab");

    private LabFiles() {}

    static String identity() throws IOException {
        return Files.readString(LAB.resolve("age-key.txt"));
    }

    static String encryptedYaml() throws IOException {
        return Files.readString(LAB.resolve("fleet/secrets/pipeline.sops.yaml"));
    }

    /** Adds the lab's age identity to the credentials of a Jenkins. */
    static void addIdentity(String id) throws IOException {
        addIdentity(id, Jenkins.get());
    }

    /** Adds the lab's age identity to the credentials of a folder, or of the Jenkins itself. */
    static void addIdentity(String id, ModelObject where) throws IOException {
        store(where)
                .addCredentials(
                        Domain.global(),
                        new AgeIdentityCredentials(
                                CredentialsScope.GLOBAL, id, "the lab's", Secret.fromString(identity())));
    }

    static void removeIdentities() throws IOException {
        CredentialsStore store = store(Jenkins.get());
        for (Credentials credentials : store.getCredentials(Domain.global())) {
            store.removeCredentials(Domain.global(), credentials);
        }
    }

    private static CredentialsStore store(ModelObject where) {
        return StreamSupport.stream(CredentialsProvider.lookupStores(where).spliterator(), false)
                .filter(store -> store.getContext() == where)
                .findFirst()
                .orElseThrow();
    }
}
