package io.homeplane.plane.controller;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.remoting.VirtualChannel;
import io.homeplane.standalone.api.Controller;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The controller behind Jenkins's API when `plane` runs: credentials and jobs are what this process was told. */
public final class PlaneController extends Controller {
    private final File root;
    private final List<Credentials> credentials = new CopyOnWriteArrayList<>();
    private final Map<String, PlaneJob> jobs = new ConcurrentHashMap<>();
    private final List<String> configurations = new CopyOnWriteArrayList<>();

    /** @param root the directory that stands for {@code JENKINS_HOME} */
    public PlaneController(File root) {
        this.root = root;
    }

    public void addCredentials(List<? extends Credentials> more) {
        credentials.addAll(more);
    }

    /** A file of configuration as code is read: its references start beside it. */
    public void readsConfiguration(Path file) {
        configurations.add(file.toString());
    }

    /** The job of this name, made when it is new. */
    public PlaneJob job(String name) {
        return jobs.computeIfAbsent(name, PlaneJob::new);
    }

    @Override
    public File rootDirectory() {
        return root;
    }

    @Override
    public <C extends Credentials> List<C> credentials(Class<C> type, Item item) {
        return credentials.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public Item item(String fullName) {
        return jobs.get(fullName);
    }

    @Override
    public List<String> configurationSources() {
        return List.copyOf(configurations);
    }

    @Override
    public Computer computer(String name) {
        return name.isEmpty() ? new ThisMachine() : null;
    }

    /** The machine that `plane` runs on. */
    private static final class ThisMachine extends Computer {
        ThisMachine() {
            super(null);
        }

        @Override
        public VirtualChannel getChannel() {
            return new hudson.FilePath(new File(".")).getChannel();
        }

        @Override
        public String getDisplayName() {
            return "this machine";
        }
    }
}
