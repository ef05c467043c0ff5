package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.json.PlanDocument;
import io.homeplane.inventory.json.PlanText;
import io.homeplane.inventory.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code inventoryPlan}: what would be deployed of the build's inventory, in which order, and why. */
public final class InventoryPlanStep extends Step {
    @DataBoundConstructor
    public InventoryPlanStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context);
    }

    private static final class Execution extends EngineStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        Execution(StepContext context) {
            super(context);
        }

        @Override
        protected Map<String, Object> work() throws Exception {
            RunInventory source = RunInventory.of(build());
            Plan plan = source.directory().act(new ReadPlan(InventoryRules.installed(), question(source)));
            listener().getLogger().println(PlanText.table(plan));
            Map<String, Object> map = PlanDocument.of(plan, source.revision());
            archive(map);
            build().addOrReplaceAction(new PlanAction(plan, source.revision()));
            return map;
        }

        /** Written where the build keeps its artifacts: a plan is made outside of a workspace too. */
        @SuppressWarnings("deprecation") // what replaces it needs a workspace and a launcher
        private void archive(Map<String, Object> plan) throws Exception {
            Path artifacts = build().getRootDir().toPath().resolve("archive");
            Files.createDirectories(artifacts);
            Files.writeString(artifacts.resolve("plan.json"), Json.text(plan));
        }

        /** Servers answer only to a job that may deploy to them. */
        private ServerStates.Question question(RunInventory source) throws Exception {
            String job = build().getParent().getFullName();
            if (HomeplaneConfiguration.get().admitting(job).isEmpty()) {
                return ServerStates.nobody("no server was asked: job " + job + " may not deploy this inventory");
            }
            return ServerStates.installed().question(source.read(), build(), listener());
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while the plan was made: nothing was changed, run the build again";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "inventoryPlan";
        }

        @Override
        public String getDisplayName() {
            return "Plan the build's inventory";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
