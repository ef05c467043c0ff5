package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Plane;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.SecretNames;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents of an inventory to resources: first what others refer to (variables, repositories), then all else. */
final class InventoryDecoder {
    private final Problems problems;
    private final Resources resources = new Resources();
    private final Variables variables;
    private final StackDecoder stackDecoder;

    private InventoryDecoder(Problems problems) {
        this.problems = problems;
        this.variables = new Variables(problems);
        this.stackDecoder = new StackDecoder(variables, resources.repositories);
    }

    static Resources decode(List<Table> documents, Problems problems) {
        InventoryDecoder decoder = new InventoryDecoder(problems);
        List<Resource> found = new ArrayList<>();
        documents.forEach(document -> decoder.collect(document, found));
        found.forEach(decoder::prepare);
        found.forEach(decoder::decode);
        return decoder.resources;
    }

    private record Resource(String kind, String name, Fields fields) {}

    private void collect(Table document, List<Resource> found) {
        document.entries().forEach((key, entry) -> {
            Optional<String> kind = ResourceKinds.of(key);
            if (kind.isEmpty()) {
                problems.add(
                        ProblemCode.UNKNOWN_TABLE,
                        entry.key(),
                        key,
                        "is no kind of resource and is ignored",
                        Spelling.hint(key, ResourceKinds.spellings()));
            } else if (kind.get().equals(ResourceKinds.PLANE)) {
                plane(new Fields(document, "", problems).child(key));
            } else {
                items(key, entry.value())
                        .forEach(item -> resource(kind.get(), item).ifPresent(found::add));
            }
        });
    }

    private List<Node> items(String key, Node value) {
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        problems.add(
                ProblemCode.WRONG_TYPE,
                value.position(),
                key,
                "expected a list of tables, found " + value.described(),
                "write [[" + key + "]]");
        return List.of();
    }

    private Optional<Resource> resource(String kind, Node item) {
        if (!(item instanceof Table table)) {
            problems.add(ProblemCode.WRONG_TYPE, item.position(), kind, "expected a table, found " + item.described());
            return Optional.empty();
        }
        String name = table.get("name")
                .filter(node -> node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT)
                .map(node -> ((Scalar) node).text())
                .orElse("");
        if (name.isEmpty()
                && (ResourceKinds.KOMODO.contains(kind)
                        || Shapes.of(kind).required().contains("name"))) {
            problems.add(ProblemCode.MISSING_VALUE, table.position(), kind, "has no name", "add name = \"..\" as text");
            return Optional.empty();
        }
        String path = kind + (name.isEmpty() ? "" : "." + name);
        return Optional.of(new Resource(kind, name, new Fields(table, path, problems)));
    }

    private void prepare(Resource resource) {
        Fields fields = resource.fields();
        if (!resource.name().isEmpty()) {
            resources.names.add(resource.kind(), resource.name(), fields.at("name"));
        }
        switch (resource.kind()) {
            case "variable" -> variable(resource.name(), fields);
            case "repo" ->
                resources.repositories.put(
                        resource.name(), fields.child("config").text("", "repo"));
            case "resource_sync" ->
                resources.syncedRepositories.add(fields.child("config").text("", "repo"));
            default -> {}
        }
    }

    private void variable(String name, Fields fields) {
        String value = fields.text("", "value");
        variables.define(name, value);
        boolean stated = fields.has("is_secret") && fields.flag("is_secret", false) && !value.isEmpty();
        if (stated || SecretNames.isOpenSecret(name, value)) {
            SecretNames.report(fields.at("value"), fields.path("value"), problems);
        }
    }

    private void decode(Resource resource) {
        Fields fields = resource.fields();
        String name = resource.name();
        KeyCheck.check(resource.kind(), fields);
        if (fields.has("template") && fields.flag("template", false)) {
            return;
        }
        Position position = fields.table().position();
        switch (resource.kind()) {
            case "server" -> resources.servers.add(ServerDecoder.decode(fields, name, position));
            case "stack" -> resources.stacks.add(stackDecoder.decode(fields, name, position));
            case "procedure" -> resources.procedures.add(ProcedureDecoder.decode(fields, name, position));
            case "path" -> resources.paths.add(PathDecoder.decode(fields, position));
            case "instance" -> resources.instances.add(InstanceDecoder.decode(fields, name, position));
            case "deploy" -> resources.deployRules.add(HomeplaneDecoder.deployRule(fields, position));
            case "policy" -> resources.policies.add(HomeplaneDecoder.policy(fields, name, position));
            default -> {
                if (ResourceKinds.HOMEPLANE.contains(resource.kind())) {
                    resources.declarations.add(HomeplaneDecoder.declaration(fields, resource.kind(), name, position));
                }
            }
        }
    }

    private void plane(Fields plane) {
        KeyCheck.check(ResourceKinds.PLANE, plane);
        resources.plane = new Plane(plane.table().position(), plane.text("", "server"), plane.text("", "stack"));
    }
}
