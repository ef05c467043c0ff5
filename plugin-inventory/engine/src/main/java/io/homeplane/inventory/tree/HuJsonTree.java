package io.homeplane.inventory.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as people write it: with comments and with commas behind the last value ("HuJSON", as Tailscale's policy files are). */
public final class HuJsonTree {
    private final String file;
    private final JsonParser parser;

    private HuJsonTree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The table that a file holds; empty with a problem added when it holds none. */
    public static Optional<Table> parse(String file, String text, TreeLimits limits, Problems problems) {
        JsonFactory format = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .build())
                .build();
        try (JsonParser parser = format.createParser(text)) {
            HuJsonTree tree = new HuJsonTree(file, parser);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Table table = tree.table();
                if (parser.nextToken() == null) {
                    return Optional.of(table);
                }
            }
            broken(problems, tree.at(), "expected one object in braces");
        } catch (JsonProcessingException broken) {
            broken(problems, at(file, broken.getLocation()), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("a text can be read", impossible);
        }
        return Optional.empty();
    }

    private static void broken(Problems problems, Position position, String message) {
        problems.add(ProblemCode.JSON_SYNTAX, position, position.file(), "is not JSON with comments: " + message);
    }

    private Node value() throws IOException {
        Position position = at();
        return switch (parser.currentToken()) {
            case START_OBJECT -> table();
            case START_ARRAY -> sequence();
            case VALUE_NUMBER_INT -> new Scalar(position, Scalar.Kind.INTEGER, parser.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(position, Scalar.Kind.FLOAT, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(position, Scalar.Kind.BOOLEAN, parser.getText());
            case VALUE_NULL -> new Scalar(position, Scalar.Kind.NULL, "");
            default -> new Scalar(position, Scalar.Kind.TEXT, parser.getText());
        };
    }

    private Table table() throws IOException {
        Position position = at();
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Position keyPosition = at();
            parser.nextToken();
            entries.put(key, new Table.Entry(keyPosition, value()));
        }
        return new Table(position, entries);
    }

    private Sequence sequence() throws IOException {
        Position position = at();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Sequence(position, items);
    }

    private Position at() {
        return at(file, parser.currentTokenLocation());
    }

    private static Position at(String file, JsonLocation location) {
        return location == null
                ? Position.of(file)
                : new Position(file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }
}
