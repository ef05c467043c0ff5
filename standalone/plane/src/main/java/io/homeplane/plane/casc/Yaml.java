package io.homeplane.plane.casc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The nodes of one file; what is wrong with one is said with its position. */
final class Yaml {
    private final Path file;

    Yaml(Path file) {
        this.file = file;
    }

    /** The entries of the file's top level; empty for an empty file. */
    Map<String, Node> root() throws CascException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setUseMarks(true)
                .build();
        try {
            return table(
                    new Compose(settings).composeString(Files.readString(file)).orElse(null), "the file");
        } catch (IOException unreadable) {
            throw new CascException(file + " cannot be read: give the path of a configuration-as-code file in UTF-8");
        } catch (MarkedYamlEngineException malformed) {
            String at = malformed.getProblemMark().map(this::at).orElse(file.toString());
            throw new CascException(at + ": not YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw new CascException(file + ": not YAML: " + malformed.getMessage());
        }
    }

    /** The entries of a table in the file's order; an absent one is empty. */
    Map<String, Node> table(Node node, String name) throws CascException {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (absent(node)) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, name + " must be a table of keys and values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(tuple.getKeyNode(), "a key of " + name + " must be a single text");
            }
            if (key.getValue().equals("<<")) {
                throw wrong(key, name + " uses a merge key, which plane does not read: write the keys out");
            }
            if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                throw wrong(key, name + " has the key '" + key.getValue() + "' twice: remove one");
            }
        }
        return entries;
    }

    /** The elements of a list; an absent one is empty. */
    List<Node> list(Node node, String name) throws CascException {
        if (absent(node)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw wrong(node, name + " must be a list");
    }

    /** A single value as it is written. */
    String text(Node node, String name) throws CascException {
        if (node instanceof ScalarNode scalar && !absent(node)) {
            return scalar.getValue();
        }
        throw wrong(node, name + " must be a single text");
    }

    static boolean absent(Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** What to throw for a node. */
    CascException wrong(Node node, String sentence) {
        String at = node == null
                ? file.toString()
                : node.getStartMark().map(this::at).orElse(file.toString());
        return new CascException(at + ": " + sentence);
    }

    private String at(Mark mark) {
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
