package io.homeplane.plane.casc;

import com.cloudbees.plugins.credentials.Credentials;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.InventoryJob;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.homeplane.plane.controller.PlaneController;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Applies {@code credentials:} and {@code unclassified.homeplane} of a file to the controller, and names the rest once. */
public final class ConfigurationAsCode {
    private static final String HOMEPLANE = "unclassified.homeplane";

    private final Yaml yaml;
    private final Values values;
    private final Set<String> unread = new LinkedHashSet<>();

    private ConfigurationAsCode(Path file, Map<String, String> environment) {
        this.yaml = new Yaml(file);
        this.values = new Values(
                yaml, new Substitution(environment, file.toAbsolutePath().getParent()));
    }

    /**
     * Applies a file.
     *
     * @param environment what {@code ${NAME}} may name
     * @param controller the one that runs in this process
     * @param notice gets one line that names what is not read; nothing when all is
     * @throws CascException when a value is missing or wrong; nothing is applied then
     */
    public static void apply(
            Path file, Map<String, String> environment, PlaneController controller, Consumer<String> notice)
            throws CascException {
        controller.readsConfiguration(file);
        ConfigurationAsCode casc = new ConfigurationAsCode(file, environment);
        Map<String, Node> root = casc.yaml.root();
        for (Map.Entry<String, Node> entry : root.entrySet()) {
            if (!entry.getKey().equals("credentials")) {
                casc.nameUnread(entry.getKey(), entry.getValue());
            }
        }
        List<Credentials> credentials =
                new CredentialReader(casc.yaml, casc.values, casc.unread).read(root.get("credentials"));
        Node homeplane =
                casc.yaml.table(root.get("unclassified"), "unclassified").get("homeplane");
        List<RegisteredInventory> inventories = casc.inventories(homeplane);
        controller.addCredentials(credentials);
        if (!Yaml.absent(homeplane)) {
            HomeplaneConfiguration.get().setInventories(inventories);
        }
        if (!casc.unread.isEmpty()) {
            notice.accept("plane does not read: " + String.join(", ", casc.unread));
        }
    }

    private void nameUnread(String key, Node value) throws CascException {
        if (!(value instanceof MappingNode)) {
            if (!key.equals("unclassified")) {
                unread.add(key);
            }
            return;
        }
        for (String inner : yaml.table(value, key).keySet()) {
            String name = key + "." + inner;
            if (!name.equals(HOMEPLANE)) {
                unread.add(name);
            }
        }
    }

    private List<RegisteredInventory> inventories(Node node) throws CascException {
        List<RegisteredInventory> all = new ArrayList<>();
        Map<String, Node> homeplane = yaml.table(node, HOMEPLANE);
        List<Node> elements = yaml.list(homeplane.remove("inventories"), HOMEPLANE + ".inventories");
        refuseOthers(homeplane, HOMEPLANE, "inventories");
        for (Node element : elements) {
            all.add(inventory(element));
        }
        return all;
    }

    private RegisteredInventory inventory(Node node) throws CascException {
        Map<String, Node> entries = yaml.table(node, "an inventory");
        String name = values.required(entries.remove("name"), node, "an inventory's name");
        String called = "inventory '" + name + "' ";
        String location = values.required(entries.remove("location"), node, called + "location");
        RegisteredInventory inventory = new RegisteredInventory(name, location);
        inventory.setPath(values.optional(entries.remove("path"), called + "path", ""));
        List<String> jobs = new ArrayList<>();
        for (Node job : yaml.list(entries.remove("jobs"), called + "jobs")) {
            jobs.add(values.required(job, node, called + "jobs"));
        }
        inventory.setJobs(jobs);
        Node job = entries.remove("job");
        inventory.setJob(Yaml.absent(job) ? null : job(job, called + "job"));
        refuseOthers(entries, called.strip(), "name, location, path, jobs, job");
        return inventory;
    }

    private InventoryJob job(Node node, String called) throws CascException {
        Map<String, Node> entries = yaml.table(node, called);
        InventoryJob job = new InventoryJob(values.required(entries.remove("name"), node, called + " name"));
        job.setJenkinsfile(values.optional(entries.remove("jenkinsfile"), called + " jenkinsfile", ""));
        job.setBranch(values.optional(entries.remove("branch"), called + " branch", ""));
        refuseOthers(entries, called, "name, jenkinsfile, branch");
        return job;
    }

    /** These settings are Homeplane's own, so that another key is a mistake, as it is for Jenkins. */
    private void refuseOthers(Map<String, Node> left, String of, String known) throws CascException {
        for (Map.Entry<String, Node> entry : left.entrySet()) {
            throw yaml.wrong(entry.getValue(), of + " has no setting '" + entry.getKey() + "'; it has " + known);
        }
    }
}
