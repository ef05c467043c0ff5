package io.homeplane.inventory.read;

import io.homeplane.inventory.check.ResourceNames;
import io.homeplane.inventory.model.Declaration;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Plane;
import io.homeplane.inventory.model.Policy;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the decoders have found so far, over all files. */
final class Resources {
    final List<Server> servers = new ArrayList<>();
    final List<Stack> stacks = new ArrayList<>();
    final List<Procedure> procedures = new ArrayList<>();
    final List<ServerPath> paths = new ArrayList<>();
    final List<Instance> instances = new ArrayList<>();
    final List<DeployRule> deployRules = new ArrayList<>();
    final List<Policy> policies = new ArrayList<>();
    final List<Declaration> declarations = new ArrayList<>();
    final ResourceNames names = new ResourceNames();

    /** The repository of each {@code [[repo]]} by its name. */
    final Map<String, String> repositories = new HashMap<>();

    /** The repositories that a {@code [[resource_sync]]} reads the inventory from: this one. */
    final Set<String> syncedRepositories = new HashSet<>();

    Plane plane = Plane.ELSEWHERE;
}
