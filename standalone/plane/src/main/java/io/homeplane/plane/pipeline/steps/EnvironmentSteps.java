package io.homeplane.plane.pipeline.steps;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.DataBinder;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.Scope;
import io.homeplane.plane.pipeline.Symbolic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Steps that put variables into the environment of their block. */
public final class EnvironmentSteps {
    private EnvironmentSteps() {}

    static Object withEnv(Call call, Interpreter pipeline) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        Object given = call.named()
                .getOrDefault(
                        "overrides",
                        call.positional().isEmpty()
                                ? List.of()
                                : call.positional().get(0));
        for (Object element : (List<?>) given) {
            String[] parts = element.toString().split("=", 2);
            if (parts.length != 2) {
                throw new PipelineException("withEnv: '" + element + "' is not of the form NAME=value");
            }
            variables.put(parts[0], parts[1]);
        }
        return pipeline.block(
                "withEnv", "", () -> pipeline.body(call.body(), pipeline.scope().withEnvironment(variables)));
    }

    static Object withCredentials(Call call, Interpreter pipeline) throws Exception {
        Object given = call.named()
                .getOrDefault(
                        "bindings",
                        call.positional().isEmpty()
                                ? List.of()
                                : call.positional().get(0));
        List<Bound> bound = new ArrayList<>();
        try {
            Scope inside = pipeline.scope();
            for (Object binding : given instanceof List<?> list ? list : List.of(given)) {
                Bound one = bind((Symbolic) binding, pipeline);
                bound.add(one);
                inside = inside(inside, one.secrets(), one.others());
            }
            Scope masked = inside;
            return pipeline.block("withCredentials", "", () -> pipeline.body(call.body(), masked));
        } finally {
            for (Bound one : bound) {
                one.undo().run();
            }
        }
    }

    /** A scope in which secret variables are bound and masked. */
    public static Scope inside(Scope scope, Map<String, String> secrets, Map<String, String> others) {
        return scope.withFilter(new MaskedLines(secrets))
                .withEnvironment(secrets)
                .withEnvironment(others);
    }

    /** The text of a string credential. */
    public static String secretText(String id, Interpreter pipeline) throws PipelineException {
        return find(
                        StringCredentials.class,
                        new Symbolic("credentials", Map.of("credentialsId", id), List.of()),
                        pipeline)
                .getSecret()
                .getPlainText();
    }

    private interface Undo {
        void run() throws Exception;
    }

    private record Bound(Map<String, String> secrets, Map<String, String> others, Undo undo) {}

    private static Bound bind(Symbolic binding, Interpreter pipeline) throws Exception {
        return switch (binding.symbol()) {
            case "string" -> string(binding, pipeline);
            case "sshUserPrivateKey" -> sshKey(binding, pipeline);
            case "usernamePassword" ->
                throw new PipelineException(
                        "plane has no credentials with user name and password: use a string credential");
            default -> multi(binding, pipeline);
        };
    }

    private static Bound multi(Symbolic binding, Interpreter pipeline) throws Exception {
        Class<?> type = DataBinder.classOfSymbol(binding.symbol());
        if (!(DataBinder.bind(type, binding.symbol(), binding.named(), binding.positional())
                instanceof MultiBinding<?> made)) {
            throw new PipelineException("'" + binding.symbol() + "' is not a credentials binding");
        }
        Scope scope = pipeline.scope();
        FilePath workspace = scope.get(FilePath.class);
        Launcher launcher = scope.get(Launcher.class);
        TaskListener listener = scope.get(TaskListener.class);
        MultiBinding.MultiEnvironment environment = made.bind(pipeline.run(), workspace, launcher, listener);
        return new Bound(
                environment.getSecretValues(),
                environment.getPublicValues(),
                () -> environment.getUnbinder().unbind(pipeline.run(), workspace, launcher, listener));
    }

    private static Bound string(Symbolic binding, Interpreter pipeline) throws Exception {
        StringCredentials found = find(StringCredentials.class, binding, pipeline);
        return new Bound(Map.of(variable(binding, "variable"), found.getSecret().getPlainText()), Map.of(), () -> {});
    }

    private static Bound sshKey(Symbolic binding, Interpreter pipeline) throws Exception {
        SSHUserPrivateKey found = find(SSHUserPrivateKey.class, binding, pipeline);
        Path file = Files.createTempFile(
                "plane-", ".key", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, found.getPrivateKeys());
        Map<String, String> others = new LinkedHashMap<>();
        others.put(variable(binding, "keyFileVariable"), file.toString());
        if (binding.text("usernameVariable") != null) {
            others.put(binding.text("usernameVariable"), found.getUsername());
        }
        return new Bound(Map.of(), others, () -> Files.deleteIfExists(file));
    }

    private static <C extends IdCredentials> C find(Class<C> type, Symbolic binding, Interpreter pipeline)
            throws PipelineException {
        String id = variable(binding, "credentialsId");
        C found = CredentialsProvider.findCredentialById(id, type, pipeline.run());
        if (found == null) {
            throw new PipelineException("there is no credential '" + id + "' of the kind that '" + binding.symbol()
                    + "' binds: name it in the file given by --casc");
        }
        return found;
    }

    private static String variable(Symbolic binding, String parameter) throws PipelineException {
        String value = binding.text(parameter);
        if (value == null) {
            throw new PipelineException("'" + binding.symbol() + "' needs the parameter '" + parameter + "'");
        }
        return value;
    }
}
