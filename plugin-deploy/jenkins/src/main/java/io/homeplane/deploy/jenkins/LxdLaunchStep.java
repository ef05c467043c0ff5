package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.deploy.lxd.LaunchRequest;
import io.homeplane.inventory.jenkins.EngineStepExecution;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RunInventory;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.tunnels.jenkins.SshKeyring;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code lxdLaunch}: makes an LXD instance run as the inventory, or the step itself, describes it. */
public final class LxdLaunchStep extends Step {
    private String instance;
    private String name;
    private String image;
    private String server;

    @DataBoundConstructor
    public LxdLaunchStep() {}

    public String getInstance() {
        return instance;
    }

    /** The name of an {@code [[instance]]} table. */
    @DataBoundSetter
    public void setInstance(String instance) {
        this.instance = Util.fixEmptyAndTrim(instance);
    }

    public String getName() {
        return name;
    }

    /** The name of an instance that the step describes by itself. */
    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    public String getImage() {
        return image;
    }

    /** Alias or fingerprint of an image on that LXD. */
    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public String getServer() {
        return server;
    }

    /** The server whose LXD runs it. */
    @DataBoundSetter
    public void setServer(String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        boolean described = name != null && image != null && server != null;
        boolean partly = name != null || image != null || server != null;
        if (instance == null ? !described : partly) {
            throw new AbortException("lxdLaunch takes instance:, the name of an [[instance]] of the inventory,"
                    + " or else name:, image: and server: together");
        }
        return new Execution(context, instance, name, image, server);
    }

    private static final class Execution extends EngineStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        private final String instance;
        private final String name;
        private final String image;
        private final String server;

        Execution(StepContext context, String instance, String name, String image, String server) {
            super(context);
            this.instance = instance;
            this.name = name;
            this.image = image;
            this.server = server;
        }

        @Override
        protected Map<String, Object> work() throws Exception {
            Run<?, ?> run = build();
            HomeplaneConfiguration.get().checkMayDeploy(run.getParent().getFullName());
            Inventory inventory = RunInventory.of(run).read();
            LaunchRequest request =
                    instance != null ? LaunchRequest.of(inventory, instance) : LaunchRequest.of(inventory, described());
            SshKeyring keys = SshKeyring.forPaths(run, request.paths());
            return near(new InstanceLaunch(request, keys, listener())).toMap();
        }

        private Instance described() {
            return new Instance(
                    name, Position.of("Jenkinsfile"), server, "container", image, List.of("default"), Map.of());
        }

        @Override
        public String getStatus() {
            return "launching instance " + (instance != null ? instance : name);
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while instance " + (instance != null ? instance : name)
                    + " was launched: run the build again, which continues from what there is";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "lxdLaunch";
        }

        @Override
        public String getDisplayName() {
            return "Launch an LXD instance";
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object named = namedArgs.getOrDefault("instance", namedArgs.get("name"));
            return named == null ? null : named.toString();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
