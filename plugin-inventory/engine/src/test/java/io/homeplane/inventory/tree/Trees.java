package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees for tests: any of a seeded generator, and what of one does not depend on places. */
final class Trees {
    private static final Position NOWHERE = Position.of("");

    private Trees() {}

    static Table random(Random random) {
        return table(random, 0);
    }

    /** A table of texts alone. */
    static Table texts(Random random) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        for (int index = 0; index < 20; index++) {
            entries.put("key_" + index, new Table.Entry(NOWHERE, new Scalar(NOWHERE, Scalar.Kind.TEXT, text(random))));
        }
        return new Table(NOWHERE, entries);
    }

    private static Table table(Random random, int depth) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        int keys = random.nextInt(5) + (depth == 0 ? 1 : 0);
        for (int index = 0; index < keys; index++) {
            String key = random.nextInt(4) == 0 ? text(random) : "key_" + index;
            entries.put(key, new Table.Entry(NOWHERE, node(random, depth + 1)));
        }
        return new Table(NOWHERE, entries);
    }

    private static Node node(Random random, int depth) {
        return switch (depth > 3 ? random.nextInt(6) : random.nextInt(9)) {
            case 0, 1 -> new Scalar(NOWHERE, Scalar.Kind.TEXT, text(random));
            case 2 -> new Scalar(NOWHERE, Scalar.Kind.INTEGER, Long.toString(random.nextLong()));
            case 3 -> new Scalar(NOWHERE, Scalar.Kind.FLOAT, random.nextInt(100) + "." + random.nextInt(1000));
            case 4 -> new Scalar(NOWHERE, Scalar.Kind.BOOLEAN, Boolean.toString(random.nextBoolean()));
            case 5 -> new Scalar(NOWHERE, Scalar.Kind.TIME, "2026-11-2" + random.nextInt(10) + "T10:07:00Z");
            case 6, 7 -> table(random, depth);
            default -> list(random, depth);
        };
    }

    private static Sequence list(Random random, int depth) {
        boolean tables = random.nextBoolean();
        List<Node> items = new ArrayList<>();
        int size = random.nextInt(4);
        for (int index = 0; index < size; index++) {
            items.add(tables ? table(random, depth) : node(random, depth + 1));
        }
        return new Sequence(NOWHERE, items);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int index = 0; index < length; index++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> "\"'\\#=.\u007f".charAt(random.nextInt(7));
                        case 2 -> 0x1F600 + random.nextInt(50);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    static Object placeless(Node node) {
        if (node instanceof Table table) {
            Map<String, Object> values = new LinkedHashMap<>();
            table.entries().forEach((key, entry) -> values.put(key, placeless(entry.value())));
            return values;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(Trees::placeless).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() + ":" + scalar.text();
    }
}
