package io.homeplane.deploy.secrets.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** JSON text to a tree, in the order of the text. */
final class JsonTree {
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(SopsFormat.LARGEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final String file;

    JsonTree(String file) {
        this.file = file;
    }

    Branch read(byte[] text) throws SecretException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Malformed.text(file, "a JSON object");
            }
            Branch branch = branch(parser);
            if (parser.nextToken() != null) {
                throw Malformed.text(file + position(parser.currentLocation()), "the end of the JSON object");
            }
            return branch;
        } catch (JsonProcessingException e) {
            // Its message quotes the text, so only the position is kept.
            throw Malformed.text(file + position(e.getLocation()), "JSON");
        } catch (IOException e) {
            throw Malformed.text(file, "JSON");
        }
    }

    private Branch branch(JsonParser parser) throws IOException, SecretException {
        Branch branch = new Branch();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw Malformed.duplicate(file + position(parser.currentLocation()), key);
            }
            branch.put(key, node(parser, parser.nextToken()));
        }
        return branch;
    }

    private Sequence sequence(JsonParser parser) throws IOException, SecretException {
        Sequence sequence = new Sequence();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            sequence.items().add(node(parser, token));
        }
        return sequence;
    }

    private Node node(JsonParser parser, JsonToken token) throws IOException, SecretException {
        if (token == null) {
            throw Malformed.text(file, "JSON");
        }
        return switch (token) {
            case START_OBJECT -> branch(parser);
            case START_ARRAY -> sequence(parser);
            case VALUE_STRING -> Leaf.string(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> Leaf.bool(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> Leaf.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> throw Malformed.text(file + position(parser.currentLocation()), "JSON");
        };
    }

    /** An integer if it fits 64 bits, else a floating point number. */
    private Leaf number(String text) throws SecretException {
        try {
            return Leaf.of(Leaf.Type.INTEGER, Long.toString(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            double number = Double.parseDouble(text);
            if (Double.isInfinite(number)) {
                throw Malformed.text(file, "JSON with numbers in the range of 64-bit floating point");
            }
            return Leaf.number(number);
        }
    }

    private static String position(JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }
}
