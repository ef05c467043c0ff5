package io.homeplane.inventory.read;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Spelling;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keys that Komodo knows, by kind of resource. Source: {@code client/core/rs/src/entities} of Komodo 2.3, with the
 * spellings it still accepts from older versions.
 */
final class KnownKeys {
    private static final Set<String> RESOURCE = words("name description template tags deploy after config");
    private static final String GIT = "git_provider git_https git_account repo branch commit linked_repo "
            + "webhook_enabled webhook_secret files_on_host ";
    private static final String SCHEDULE = "schedule_format schedule schedule_enabled schedule_timezone schedule_alert "
            + "failure_alert webhook_enabled webhook_secret ";
    private static final Map<String, Set<String>> CONFIG = config();
    private static final Map<String, Set<String>> PLAIN = Map.of(
            "variable", words("name description value is_secret"),
            "user_group", words("name everyone users all permissions permission"));
    private static final Set<String> COMMAND = words("path command shell_mode");

    private KnownKeys() {}

    private static Map<String, Set<String>> config() {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        keys.put(
                "server",
                words("address insecure_tls external_address region enabled auto_rotate_keys passkey ignore_mounts "
                        + "auto_prune links stats_monitoring send_unreachable_alerts send_cpu_alerts send_mem_alerts "
                        + "send_disk_alerts send_version_mismatch_alerts cpu_warning cpu_critical mem_warning "
                        + "mem_critical disk_warning disk_critical maintenance_windows timezone"));
        keys.put(
                "stack",
                words(GIT + "swarm_id swarm server_id server links project_name auto_pull run_build poll_for_updates "
                        + "auto_update auto_update_all_services auto_update_skip_services destroy_before_deploy "
                        + "skip_secret_interp clone_path reclone webhook_force_deploy run_directory file_paths "
                        + "env_file_path additional_env_files config_files send_alerts registry_provider "
                        + "registry_account pre_deploy post_deploy extra_args build_extra_args compose_cmd_wrapper "
                        + "compose_cmd_wrapper_include ignore_services file_contents environment"));
        keys.put(
                "deployment",
                words("swarm_id swarm server_id server custom_name image image_registry_account skip_secret_interp "
                        + "redeploy_on_build poll_for_updates auto_update send_alerts links network restart command "
                        + "replicas termination_signal termination_timeout extra_args term_signal_labels ports volumes "
                        + "environment labels"));
        keys.put(
                "build",
                words(GIT + "builder_id builder version auto_increment_version image_name image_tag "
                        + "include_latest_tag include_version_tags include_commit_tag links build_path "
                        + "dockerfile_path image_registry skip_secret_interp use_buildx extra_args pre_build "
                        + "dockerfile build_args secret_args labels"));
        keys.put("builder", words("type params"));
        keys.put(
                "repo",
                words(GIT + "server_id server builder_id builder path on_clone on_pull links environment "
                        + "env_file_path skip_secret_interp"));
        keys.put("procedure", words(SCHEDULE + "stages stage"));
        keys.put(
                "action", words(SCHEDULE + "run_at_startup reload_deno_deps file_contents arguments_format arguments"));
        keys.put(
                "resource_sync",
                words(GIT + "resource_path managed delete include_resources match_tags include_variables "
                        + "include_user_groups pending_alert file_contents"));
        keys.put("alerter", words("enabled endpoint alert_types resources except_resources maintenance_windows"));
        return keys;
    }

    /** Adds a warning for each key of a resource that Komodo would ignore. */
    static void check(String kind, Fields resource) {
        if (PLAIN.containsKey(kind)) {
            check(resource, PLAIN.get(kind));
            return;
        }
        Set<String> config = CONFIG.getOrDefault(kind, Set.of());
        unknown(resource, RESOURCE, config, "config.");
        if (!config.isEmpty() && resource.has("config")) {
            unknown(resource.child("config"), config, RESOURCE, "");
        }
    }

    /** Adds a warning for each unknown key of a hook such as {@code pre_deploy}. */
    static void checkCommand(Fields command) {
        check(command, COMMAND);
    }

    /** Adds a warning for each key that is not among the known ones. */
    static void check(Fields fields, Set<String> known) {
        unknown(fields, known, Set.of(), "");
    }

    private static void unknown(Fields fields, Set<String> known, Set<String> elsewhere, String elsewherePrefix) {
        Problems problems = fields.problems();
        for (String key : fields.table().keys()) {
            if (known.contains(key)) {
                continue;
            }
            if (elsewhere.contains(key)) {
                String right = elsewherePrefix.isEmpty()
                        ? "write it beside name, outside of config"
                        : "did you mean " + elsewherePrefix + key + "?";
                problems.add(ProblemCode.MISPLACED_KEY, fields.at(key), fields.path(key), "is ignored here", right);
                continue;
            }
            String hint = Spelling.nearest(key, known)
                    .or(() -> Spelling.nearest(key, elsewhere).map(word -> elsewherePrefix + word))
                    .map(word -> "did you mean " + word + "?")
                    .orElse("");
            problems.add(
                    ProblemCode.UNKNOWN_KEY, fields.at(key), fields.path(key), "is no known key and is ignored", hint);
        }
    }

    static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.trim().split(" +")));
    }
}
