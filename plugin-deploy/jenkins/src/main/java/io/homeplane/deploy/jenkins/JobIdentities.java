package io.homeplane.deploy.jenkins;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.inventory.jenkins.ThisJenkins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** The age identities that a job may use. They stay on the controller: only what they decrypt goes on. */
final class JobIdentities {
    private final List<AgeIdentity> credentials;

    private JobIdentities(List<AgeIdentity> credentials) {
        this.credentials = credentials;
    }

    /**
     * The identities for a build.
     *
     * @param credentialsId the one to use; null for every one that the build's job may use
     * @throws AbortException when there is no such credential within the job's reach
     */
    static JobIdentities of(Run<?, ?> run, String credentialsId) throws AbortException {
        if (credentialsId == null) {
            return new JobIdentities(CredentialsProvider.lookupCredentialsInItem(
                    AgeIdentity.class, run.getParent(), ACL.SYSTEM2, List.of()));
        }
        AgeIdentity found = CredentialsProvider.findCredentialById(credentialsId, AgeIdentity.class, run);
        if (found == null) {
            throw new AbortException("There is no age identity " + credentialsId + " that job "
                    + run.getParent().getFullName()
                    + " may use: add a credential of the kind age identity with this id");
        }
        CredentialsProvider.track(run, found);
        return new JobIdentities(List.of(found));
    }

    /** The identities that a form offers. */
    static ListBoxModel options(Item item, String current) {
        StandardListBoxModel options = new StandardListBoxModel();
        boolean allowed = item == null
                ? ThisJenkins.allows(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
        if (!allowed) {
            return options.includeCurrentValue(current);
        }
        return options.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, item, AgeIdentity.class, List.of(), CredentialsMatchers.always())
                .includeCurrentValue(current);
    }

    /** The plaintexts of files, by the same paths. */
    Map<String, byte[]> decryptAll(Map<String, byte[]> files) throws SecretException {
        Map<String, byte[]> plaintexts = new HashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (Decrypted decrypted = open(file.getKey(), file.getValue())) {
                plaintexts.put(file.getKey(), decrypted.plaintext());
            }
        }
        return plaintexts;
    }

    /** A file decrypted in memory, which the caller closes. */
    Decrypted open(String file, byte[] content) throws SecretException {
        try (AgeIdentities identities = identities()) {
            return Sops.decrypt(file, content, identities);
        }
    }

    private AgeIdentities identities() throws SecretException {
        AgeIdentities all = AgeIdentities.none();
        for (AgeIdentity credential : credentials) {
            try (SecretText text = SecretText.of(Secret.toString(credential.getIdentity()))) {
                all = all.and(AgeIdentities.parse(text, "credential " + credential.getId()));
            }
        }
        return all;
    }
}
