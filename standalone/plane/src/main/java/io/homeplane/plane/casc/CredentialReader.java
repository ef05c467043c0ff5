package io.homeplane.plane.casc;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;
import io.homeplane.deploy.jenkins.AgeIdentityCredentials;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code credentials.system.domainCredentials}. */
final class CredentialReader {
    private final Yaml yaml;
    private final Values values;
    private final Set<String> unread;
    private final Set<String> ids = new HashSet<>();

    /** @param unread gets the names of what is not read */
    CredentialReader(Yaml yaml, Values values, Set<String> unread) {
        this.yaml = yaml;
        this.values = values;
        this.unread = unread;
    }

    List<Credentials> read(Node node) throws CascException {
        List<Credentials> all = new ArrayList<>();
        Map<String, Node> stores = yaml.table(node, "credentials");
        Map<String, Node> system = yaml.table(stores.remove("system"), "credentials.system");
        List<Node> domains = yaml.list(system.remove("domainCredentials"), "credentials.system.domainCredentials");
        stores.keySet().forEach(key -> unread.add("credentials." + key));
        system.keySet().forEach(key -> unread.add("credentials.system." + key));
        for (Node domain : domains) {
            Map<String, Node> entries = yaml.table(domain, "an element of domainCredentials");
            List<Node> credentials = yaml.list(entries.remove("credentials"), "domainCredentials.credentials");
            entries.keySet().forEach(key -> unread.add("domainCredentials." + key));
            for (Node credential : credentials) {
                Map<String, Node> kinds = yaml.table(credential, "a credential");
                for (Map.Entry<String, Node> kind : kinds.entrySet()) {
                    credential(kind.getKey(), kind.getValue(), all);
                }
            }
        }
        return all;
    }

    private void credential(String kind, Node node, List<Credentials> all) throws CascException {
        StandardCredentials made;
        Map<String, Node> table;
        switch (kind) {
            case "basicSSHUserPrivateKey" -> made = sshKey(node, table = yaml.table(node, kind));
            case "string" -> made = text(node, table = yaml.table(node, kind));
            case "ageIdentity" -> made = ageIdentity(node, table = yaml.table(node, kind));
            default -> {
                unread.add("credentials (" + kind + ")");
                return;
            }
        }
        table.keySet().forEach(key -> unread.add(kind + "." + key));
        if (!ids.add(made.getId())) {
            throw yaml.wrong(node, "there are two credentials '" + made.getId() + "': give each its own id");
        }
        all.add((Credentials) made);
    }

    private StandardCredentials sshKey(Node node, Map<String, Node> table) throws CascException {
        Head head = head("basicSSHUserPrivateKey", node, table);
        String username = values.optional(table.remove("username"), head.name("username"), "");
        Node passphrase = table.remove("passphrase");
        Node sourceNode = table.remove("privateKeySource");
        String sourceName = head.name("privateKeySource");
        Node direct = yaml.table(sourceNode, sourceName).get("directEntry");
        if (Yaml.absent(direct)) {
            throw yaml.wrong(sourceNode == null ? node : sourceNode, sourceName + " has no 'directEntry': add it");
        }
        Node key = yaml.table(direct, sourceName + ".directEntry").get("privateKey");
        return new StoredSshKey(
                head.scope(),
                head.id(),
                head.description(),
                username,
                values.secret(key, direct, head.name("privateKey")),
                Yaml.absent(passphrase) ? null : values.secret(passphrase, node, head.name("passphrase")));
    }

    private StandardCredentials text(Node node, Map<String, Node> table) throws CascException {
        Head head = head("string", node, table);
        Secret secret = values.secret(table.remove("secret"), node, head.name("secret"));
        return new StoredText(head.scope(), head.id(), head.description(), secret);
    }

    private StandardCredentials ageIdentity(Node node, Map<String, Node> table) throws CascException {
        Head head = head("ageIdentity", node, table);
        Node identityNode = table.remove("identity");
        Secret identity = values.secret(identityNode, node, head.name("identity"));
        try (SecretText plain = SecretText.of(identity.getPlainText())) {
            AgeIdentities.parse(plain, head.name("identity"));
        } catch (SecretException refused) {
            // Not the cause's own message: nothing of what was given is said again.
            throw yaml.wrong(
                    identityNode,
                    head.name("identity")
                            + " is not an age identity: give what age-keygen wrote, a line of AGE-SECRET-KEY-1..");
        }
        return new AgeIdentityCredentials(head.scope(), head.id(), head.description(), identity);
    }

    private Head head(String kind, Node node, Map<String, Node> table) throws CascException {
        String id = values.required(table.remove("id"), node, kind + " id");
        String description = values.optional(table.remove("description"), kind + " '" + id + "' description", "");
        Node scopeNode = table.remove("scope");
        String scope = values.optional(scopeNode, kind + " '" + id + "' scope", "GLOBAL");
        if (!scope.equals("GLOBAL") && !scope.equals("SYSTEM")) {
            throw yaml.wrong(scopeNode, kind + " '" + id + "' scope must be GLOBAL or SYSTEM");
        }
        return new Head(kind, CredentialsScope.valueOf(scope), id, description);
    }

    /** What every credential has. */
    private record Head(String kind, CredentialsScope scope, String id, String description) {
        String name(String key) {
            return kind + " '" + id + "' " + key;
        }
    }
}
