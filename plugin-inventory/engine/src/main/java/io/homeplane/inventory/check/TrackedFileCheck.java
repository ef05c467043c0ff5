package io.homeplane.inventory.check;

import com.google.re2j.Pattern;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.util.List;
import java.util.function.UnaryOperator;

/** Files that hold secrets by their nature must not be tracked by git in the open. */
public final class TrackedFileCheck {
    private static final Pattern STATE = Pattern.compile(
            "(?i)(^|/)([^/]*\\.tfstate(\\.backup)?|[^/]*\\.tfvars(\\.json)?|kubeconfig|[^/]*\\.kubeconfig|kubeconfig\\.ya?ml|\\.kube/config)$");
    private static final Pattern ENCRYPTED = Pattern.compile("(?i)(^|[/.])(sops|enc)\\.");

    private TrackedFileCheck() {}

    /**
     * Adds a problem for each such file.
     *
     * @param files that git tracks, relative to the repository's root
     * @param shown how a file is named in positions
     */
    public static void check(List<String> files, UnaryOperator<String> shown, Problems problems) {
        for (String file : files) {
            if (STATE.matcher(file).find() && !ENCRYPTED.matcher(file).find()) {
                problems.add(
                        ProblemCode.TRACKED_STATE,
                        Position.of(shown.apply(file)),
                        file,
                        "git tracks this file, which holds secrets by its nature",
                        "git rm --cached it, add it to .gitignore and change the secrets in it; or keep it as a SOPS file");
            }
        }
    }
}
