package io.homeplane.standalone.api;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.model.Item;
import hudson.security.Permission;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A controller for tests of plugins: credentials and refused permissions are given to it by hand. */
public final class TestController extends Controller implements AutoCloseable {
    private final Path root;
    private final List<Credentials> credentials = new ArrayList<>();
    private final Set<Permission> refused = new HashSet<>();

    /** Starts one over a directory that stands for {@code JENKINS_HOME}. */
    public static TestController startedIn(Path root) {
        TestController controller = new TestController(root);
        controller.start();
        return controller;
    }

    private TestController(Path root) {
        this.root = root;
    }

    public TestController with(Credentials credential) {
        credentials.add(credential);
        return this;
    }

    public TestController refusing(Permission permission) {
        refused.add(permission);
        return this;
    }

    @Override
    public File rootDirectory() {
        return root.toFile();
    }

    @Override
    public <C extends Credentials> List<C> credentials(Class<C> type, Item item) {
        return credentials.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public boolean hasPermission(Permission permission) {
        return !refused.contains(permission);
    }

    @Override
    public void close() {
        stop();
    }
}
