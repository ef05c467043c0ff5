package io.homeplane.inventory.starter;

import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where an inventory keeps the files of its stacks, learnt from those that are there. */
final class StackLayout {
    private final InventorySnapshot snapshot;
    private final String server;
    private final List<Stack> own;
    private final List<Stack> onServer;

    StackLayout(InventorySnapshot snapshot, String server) {
        this.snapshot = snapshot;
        this.server = server;
        this.own = snapshot.inventory().stacks().stream()
                .filter(stack -> snapshot.projects().containsKey(stack.name())
                        && stack.definition().isInRepository())
                .toList();
        this.onServer =
                own.stream().filter(stack -> stack.server().equals(server)).toList();
    }

    /** A stack that a new one is written like: of the same server when there is one, with a directory of its own if possible. */
    Optional<Stack> model() {
        return Stream.of(onServer, own)
                .flatMap(List::stream)
                .filter(stack -> usesOf(ComposeReader.projectDirectory(stack)) == 1)
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    private long usesOf(String directory) {
        return own.stream()
                .filter(stack -> ComposeReader.projectDirectory(stack).equals(directory))
                .count();
    }

    /** The directory that holds those of the server's stacks; that of another server with this one's name in its place. */
    String parent() {
        Function<Stack, String> above = stack -> RepositoryPath.directoryOf(ComposeReader.projectDirectory(stack));
        return most(alone(onServer), above)
                .or(() -> most(
                        alone(own).stream()
                                .filter(stack -> above.apply(stack).endsWith("/" + stack.server()))
                                .toList(),
                        stack -> RepositoryPath.directoryOf(above.apply(stack)) + "/" + server))
                .or(() -> most(alone(own), above))
                .orElse("stacks");
    }

    private List<Stack> alone(List<Stack> stacks) {
        return stacks.stream()
                .filter(stack -> !ComposeReader.projectDirectory(stack).isEmpty()
                        && usesOf(ComposeReader.projectDirectory(stack)) == 1)
                .toList();
    }

    /** What the first Compose file of most stacks is called. */
    String composeName() {
        return most(own, stack -> name(stack.repositoryFiles().get(0))).orElse("compose.yaml");
    }

    /**
     * The TOML file for a new stack: the one with most stacks of the server, one called after the server as others are, the only
     * one there is, or one of its own.
     */
    String tables(String stack) {
        String inventory = snapshot.checkout().directory();
        return RepositoryPath.resolve(inventory, tablesInInventory(stack));
    }

    private String tablesInInventory(String stack) {
        List<Stack> all = snapshot.inventory().stacks();
        Function<Stack, String> file = one -> one.position().file();
        boolean oneEach = all.size() > 1 && all.stream().map(file).distinct().count() == all.size();
        Optional<Stack> named = all.stream()
                .filter(one -> name(file.apply(one)).equals(one.name() + ".toml"))
                .findFirst();
        if (oneEach && named.isPresent()) {
            return RepositoryPath.resolve(RepositoryPath.directoryOf(file.apply(named.get())), stack + ".toml");
        }
        Optional<String> ofServer =
                most(all.stream().filter(one -> one.server().equals(server)).toList(), file);
        Optional<String> ofAnother = all.stream()
                .filter(one -> !one.server().isEmpty() && name(file.apply(one)).contains(one.server()))
                .map(one -> RepositoryPath.resolve(
                        RepositoryPath.directoryOf(file.apply(one)),
                        name(file.apply(one)).replace(one.server(), server)))
                .findFirst();
        return ofServer.or(() -> ofAnother).or(() -> most(all, file)).orElse("stacks.toml");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The value that most stacks have; of several the first. */
    private static Optional<String> most(List<Stack> stacks, Function<Stack, String> value) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stacks.forEach(stack -> counts.merge(value.apply(stack), 1, Integer::sum));
        return counts.entrySet().stream()
                .reduce((first, second) -> second.getValue() > first.getValue() ? second : first)
                .map(Map.Entry::getKey);
    }
}
