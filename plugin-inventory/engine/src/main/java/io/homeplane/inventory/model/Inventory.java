package io.homeplane.inventory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Everything an inventory states, in the order of its files, together with all that is wrong with it.
 *
 * @param root the directory it was read from, for messages only
 * @param plane where the plane itself runs
 * @param deployRules in the order of the files: a later one overrides an earlier one
 * @param declarations clusters, apps, NixOS configurations, Terraform directories, playbooks, backups and probes
 */
public record Inventory(
        String root,
        List<Server> servers,
        List<Stack> stacks,
        List<Procedure> procedures,
        List<ServerPath> paths,
        List<Instance> instances,
        Plane plane,
        List<DeployRule> deployRules,
        List<Policy> policies,
        List<Declaration> declarations,
        List<Problem> problems)
        implements Serializable {
    public Inventory {
        servers = List.copyOf(servers);
        stacks = List.copyOf(stacks);
        procedures = List.copyOf(procedures);
        paths = List.copyOf(paths);
        instances = List.copyOf(instances);
        deployRules = List.copyOf(deployRules);
        policies = List.copyOf(policies);
        declarations = List.copyOf(declarations);
        problems = List.copyOf(problems);
    }

    /** An inventory of Komodo's tables, paths and instances alone. */
    public Inventory(
            String root,
            List<Server> servers,
            List<Stack> stacks,
            List<Procedure> procedures,
            List<ServerPath> paths,
            List<Instance> instances,
            Plane plane,
            List<Problem> problems) {
        this(root, servers, stacks, procedures, paths, instances, plane, List.of(), List.of(), List.of(), problems);
    }

    /** An inventory that does not deploy the plane. */
    public Inventory(
            String root,
            List<Server> servers,
            List<Stack> stacks,
            List<Procedure> procedures,
            List<ServerPath> paths,
            List<Instance> instances,
            List<Problem> problems) {
        this(root, servers, stacks, procedures, paths, instances, Plane.ELSEWHERE, problems);
    }

    public Optional<Server> server(String name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    public Optional<Stack> stack(String name) {
        return stacks.stream().filter(stack -> stack.name().equals(name)).findFirst();
    }

    public Optional<Procedure> procedure(String name) {
        return procedures.stream()
                .filter(procedure -> procedure.name().equals(name))
                .findFirst();
    }

    public Optional<Instance> instance(String name) {
        return instances.stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst();
    }

    /** The declarations of a kind such as {@code cluster}. */
    public List<Declaration> declarations(String kind) {
        return declarations.stream()
                .filter(declaration -> declaration.kind().equals(kind))
                .toList();
    }

    /** The paths from the plane to a server, best first. */
    public List<ServerPath> pathsTo(String server) {
        return paths.stream()
                .filter(path -> path.server().equals(server) && path.from().isEmpty())
                .sorted(java.util.Comparator.comparing(ServerPath::emergency).thenComparing(ServerPath::priority))
                .toList();
    }

    /** True when something is wrong that must not be deployed. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
