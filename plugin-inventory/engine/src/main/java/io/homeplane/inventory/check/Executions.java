package io.homeplane.inventory.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Komodo's execution types with the kind of resource that each names. Source: {@code client/core/rs/src/api/execute} of
 * Komodo 2.3.
 */
final class Executions {
    /** By type: the kind of resource, which is also the name of its parameter; empty when it takes none. */
    static final Map<String, String> TARGETS = targets();

    private Executions() {}

    private static Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        put(
                targets,
                "stack",
                "DeployStack BatchDeployStack DeployStackIfChanged BatchDeployStackIfChanged PullStack BatchPullStack "
                        + "StartStack RestartStack PauseStack UnpauseStack StopStack DestroyStack BatchDestroyStack "
                        + "RunStackService");
        put(
                targets,
                "deployment",
                "Deploy BatchDeploy PullDeployment StartDeployment RestartDeployment PauseDeployment "
                        + "UnpauseDeployment StopDeployment DestroyDeployment BatchDestroyDeployment");
        put(targets, "build", "RunBuild BatchRunBuild CancelBuild");
        put(
                targets,
                "repo",
                "CloneRepo BatchCloneRepo PullRepo BatchPullRepo BuildRepo BatchBuildRepo CancelRepoBuild");
        put(targets, "procedure", "RunProcedure BatchRunProcedure CancelProcedure");
        put(targets, "action", "RunAction BatchRunAction CancelAction");
        put(
                targets,
                "server",
                "StartContainer RestartContainer PauseContainer UnpauseContainer StopContainer DestroyContainer "
                        + "StartAllContainers RestartAllContainers PauseAllContainers UnpauseAllContainers "
                        + "StopAllContainers PruneContainers DeleteNetwork PruneNetworks DeleteImage PruneImages "
                        + "DeleteVolume PruneVolumes PruneDockerBuilders PruneBuildx PruneSystem");
        put(
                targets,
                "",
                "None Sleep RunSync CommitSync TestAlerter SendAlert RemoveSwarmNodes UpdateSwarmNode "
                        + "RemoveSwarmStacks RemoveSwarmServices CreateSwarmConfig RotateSwarmConfig RemoveSwarmConfigs "
                        + "CreateSwarmSecret RotateSwarmSecret RemoveSwarmSecrets ClearRepoCache BackupCoreDatabase "
                        + "GlobalAutoUpdate RotateAllServerKeys RotateCoreKeys");
        return targets;
    }

    private static void put(Map<String, String> targets, String kind, String types) {
        Arrays.stream(types.split(" ", -1)).forEach(type -> targets.put(type, kind));
    }
}
