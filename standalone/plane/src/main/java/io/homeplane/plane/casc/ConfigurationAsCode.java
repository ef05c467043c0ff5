package io.homeplane.plane.casc;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.Secret;
import io.homeplane.deploy.jenkins.AgeIdentityCredentials;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.homeplane.plane.controller.PlaneController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Applies {@code credentials:} and {@code unclassified.homeplane} of a file to the controller, and names the rest once. */
public final class ConfigurationAsCode {
    private final Path file;
    private final Substitution substitution;
    private final TreeSet<String> unread = new TreeSet<>();

    private ConfigurationAsCode(Path file, Map<String, String> environment) {
        this.file = file;
        this.substitution = new Substitution(environment, file.toAbsolutePath().getParent());
    }

    /**
     * Applies a file.
     *
     * @param notice gets one line that names what is not read
     * @throws CascException when a value is missing or wrong; nothing is applied then
     */
    public static void apply(
            Path file, Map<String, String> environment, PlaneController controller, Consumer<String> notice)
            throws CascException {
        ConfigurationAsCode casc = new ConfigurationAsCode(file, environment);
        Map<?, ?> root = casc.load();
        List<Credentials> credentials = casc.credentials(casc.table(root.get("credentials"), "credentials"));
        List<RegisteredInventory> inventories = casc.inventories(casc.table(root.get("unclassified"), "unclassified"));
        root.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !key.equals("credentials") && !key.equals("unclassified"))
                .forEach(casc.unread::add);
        controller.addCredentials(credentials);
        HomeplaneConfiguration.get().setInventories(inventories);
        if (!casc.unread.isEmpty()) {
            notice.accept("plane does not read these parts of " + file + ": " + String.join(", ", casc.unread));
        }
    }

    private Map<?, ?> load() throws CascException {
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            return table(root, file.toString());
        } catch (IOException unreadable) {
            throw new CascException(file + " cannot be read: give the path of a configuration-as-code file");
        } catch (MarkedYamlEngineException malformed) {
            String at = malformed
                    .getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new CascException(file + at + ": not YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw new CascException(file + ": not YAML: " + malformed.getMessage());
        }
    }

    private List<Credentials> credentials(Map<?, ?> root) throws CascException {
        List<Credentials> all = new ArrayList<>();
        Map<?, ?> system = table(root.get("system"), "credentials.system");
        for (Object domain : list(system.get("domainCredentials"), "credentials.system.domainCredentials")) {
            for (Object entry :
                    list(table(domain, "domainCredentials").get("credentials"), "domainCredentials.credentials")) {
                for (Map.Entry<?, ?> kind : table(entry, "a credential").entrySet()) {
                    credential(String.valueOf(kind.getKey()), table(kind.getValue(), "a credential"), all);
                }
            }
        }
        return all;
    }

    private void credential(String kind, Map<?, ?> values, List<Credentials> all) throws CascException {
        String id = text(values, "id", kind);
        String description = values.containsKey("description") ? text(values, "description", kind) : "";
        switch (kind) {
            case "basicSSHUserPrivateKey" -> all.add(sshKey(id, description, values));
            case "string" -> all.add(new StoredText(id, description, Secret.fromString(text(values, "secret", id))));
            case "ageIdentity" -> all.add(ageIdentity(id, description, values));
            default -> unread.add("credentials (" + kind + " '" + id + "')");
        }
    }

    private Credentials ageIdentity(String id, String description, Map<?, ?> values) throws CascException {
        try {
            return new AgeIdentityCredentials(
                    CredentialsScope.GLOBAL, id, description, Secret.fromString(text(values, "identity", id)));
        } catch (CascException unresolved) {
            throw unresolved;
        } catch (Exception refused) {
            // Its message may quote what was given.
            throw new CascException(
                    "the credential '" + id + "' holds no age identity: give a text with AGE-SECRET-KEY-1..");
        }
    }

    private Credentials sshKey(String id, String description, Map<?, ?> values) throws CascException {
        Map<?, ?> source = table(values.get("privateKeySource"), id + ".privateKeySource");
        Map<?, ?> direct = table(source.get("directEntry"), id + ".privateKeySource.directEntry");
        String passphrase = values.containsKey("passphrase") ? text(values, "passphrase", id) : null;
        return new StoredSshKey(
                id,
                description,
                values.containsKey("username") ? text(values, "username", id) : "",
                Secret.fromString(text(direct, "privateKey", id)),
                passphrase == null ? null : Secret.fromString(passphrase));
    }

    private List<RegisteredInventory> inventories(Map<?, ?> unclassified) throws CascException {
        List<RegisteredInventory> all = new ArrayList<>();
        for (Object key : unclassified.keySet()) {
            if (!key.equals("homeplane")) {
                unread.add("unclassified." + key);
            }
        }
        Map<?, ?> homeplane = table(unclassified.get("homeplane"), "unclassified.homeplane");
        for (Object entry : list(homeplane.get("inventories"), "unclassified.homeplane.inventories")) {
            Map<?, ?> values = table(entry, "an inventory");
            RegisteredInventory inventory = new RegisteredInventory(
                    text(values, "name", "an inventory"), text(values, "location", "an inventory"));
            if (values.containsKey("path")) {
                inventory.setPath(text(values, "path", inventory.getName()));
            }
            List<String> jobs = new ArrayList<>();
            for (Object job : list(values.get("jobs"), inventory.getName() + ".jobs")) {
                jobs.add(substitution.apply(String.valueOf(job), inventory.getName() + ".jobs"));
            }
            inventory.setJobs(jobs);
            all.add(inventory);
        }
        return all;
    }

    private String text(Map<?, ?> values, String key, String of) throws CascException {
        Object value = values.get(key);
        if (value == null) {
            throw new CascException(file + ": '" + of + "' has no '" + key + "': add it");
        }
        return substitution.apply(String.valueOf(value), "'" + of + "." + key + "'");
    }

    private Map<?, ?> table(Object value, String where) throws CascException {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new CascException(file + ": " + where + " must be a table");
    }

    private List<?> list(Object value, String where) throws CascException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new CascException(file + ": " + where + " must be a list");
    }
}
