package io.homeplane.deploy.secrets.sops;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Plaintext documents of each format, the same for the same seed. */
final class RandomDocuments {
    private static final List<String> YAML_SCALARS = List.of(
            "plain",
            "with words in it",
            "42",
            "-17",
            "0x1F",
            "0b101",
            "0o17",
            "0755",
            "08",
            "1_000",
            "9223372036854775807",
            "3.14",
            "1e10",
            "6.02e23",
            "-0.0",
            "1e-7",
            ".5",
            "5.",
            "123456.75",
            "true",
            "False",
            "yes",
            "off",
            "null",
            "~",
            "''",
            "\"\"",
            "'single ''quoted'''",
            "\"tab\\t end\"",
            "\"line\\nbreak\"",
            "\"\\u00e9\\u2603\"",
            "\" leading\"",
            "'#no comment'",
            "a#b",
            "'a: b'",
            "2026-01-31",
            "2026-01-31T10:00:00Z",
            "2026-1-3 4:5:6.700",
            "12:30:45",
            "'@at'",
            "'*star'",
            "!!str 5",
            "[]",
            "{}",
            ".inf",
            "-.inf",
            "\"\\x07bell\"",
            "\"a\\n\\nb\\n\"",
            "\"ends\\n\\n\"",
            "|\n        block one\n          two\n\n        three\n",
            ">-\n        folded\n        text\n");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int keys;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    byte[] document(String extension) {
        switch (extension) {
            case "env" -> dotenv();
            case "yaml" -> yaml(0, 3);
            case "json" -> out.append('{').append(json(3)).append('}');
            case "ini" -> ini();
            default -> {
                byte[] bytes = new byte[1 + random.nextInt(5000)];
                random.nextBytes(bytes);
                return bytes;
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void dotenv() {
        for (int line = 0; line < 20; line++) {
            switch (random.nextInt(6)) {
                case 0 -> out.append("# ").append(text()).append('\n');
                case 1 -> out.append('\n');
                case 2 -> out.append(key()).append("=\n");
                case 3 ->
                    out.append(key()).append("=one\\ntwo \\\\ ").append(text()).append("\n");
                default -> out.append(key()).append('=').append(text()).append('\n');
            }
        }
        out.append(key()).append("=last\n");
    }

    private void yaml(int indent, int depth) {
        String space = " ".repeat(indent);
        int fields = 2 + random.nextInt(5);
        for (int field = 0; field < fields; field++) {
            if (random.nextInt(4) == 0) {
                out.append(space).append("# comment ").append(key()).append('\n');
            }
            out.append(space).append(key()).append(":");
            int kind = random.nextInt(5);
            if (depth > 0 && kind == 0) {
                out.append('\n');
                yaml(indent + 4, depth - 1);
            } else if (depth > 0 && kind == 1) {
                out.append('\n');
                yamlList(indent + 4, depth - 1);
            } else {
                out.append(' ').append(scalar(indent)).append('\n');
            }
        }
    }

    private void yamlList(int indent, int depth) {
        String space = " ".repeat(indent);
        for (int item = 0; item <= random.nextInt(4); item++) {
            if (random.nextInt(5) == 0) {
                out.append(space).append("# about ").append(key()).append('\n');
            }
            if (depth > 0 && random.nextInt(3) == 0) {
                out.append(space)
                        .append("- ")
                        .append(key())
                        .append(": ")
                        .append(scalar(indent + 2))
                        .append('\n');
                yaml(indent + 2, depth - 1);
            } else {
                out.append(space).append("- ").append(scalar(indent)).append('\n');
            }
        }
    }

    private String scalar(int indent) {
        String scalar = YAML_SCALARS.get(random.nextInt(YAML_SCALARS.size()));
        String indented = scalar.replace("\n        ", "\n" + " ".repeat(indent + 4));
        return indented.endsWith("\n") ? indented.substring(0, indented.length() - 1) : indented;
    }

    private String json(int depth) {
        StringBuilder fields = new StringBuilder();
        int count = 1 + random.nextInt(5);
        for (int field = 0; field < count; field++) {
            fields.append(field > 0 ? "," : "")
                    .append('"')
                    .append(key())
                    .append("\": ")
                    .append(jsonValue(depth));
        }
        return fields.toString();
    }

    private String jsonValue(int depth) {
        List<String> scalars = List.of(
                "1",
                "-5",
                "1.0",
                "2.50",
                "1e3",
                "1e21",
                "1e22",
                "1.5e-7",
                "123456789012345678",
                "12345678901234567890",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a<b>&c\"",
                "\"\\u2028\\t\\u0001\"",
                "\"grüße\"",
                "[]",
                "{}");
        int kind = random.nextInt(depth > 0 ? 4 : 2);
        return switch (kind) {
            case 2 -> "{" + json(depth - 1) + "}";
            case 3 -> "[" + jsonValue(depth - 1) + ", " + jsonValue(depth - 1) + "]";
            case 1 -> '"' + text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            default -> scalars.get(random.nextInt(scalars.size()));
        };
    }

    private void ini() {
        for (int section = 0; section < 3; section++) {
            if (random.nextBoolean()) {
                out.append("; about section ").append(key()).append('\n');
            }
            out.append('[').append("section").append(section).append("]\n");
            for (int line = 0; line < 5; line++) {
                if (random.nextInt(3) == 0) {
                    out.append("# about ").append(key()).append('\n');
                }
                String value = text().replace("`", "").replace("\\", "");
                out.append(key())
                        .append(" = ")
                        .append(random.nextBoolean() ? "`" + value + "`" : value)
                        .append('\n');
            }
        }
    }

    private String key() {
        return "key_" + keys++;
    }

    private String text() {
        String characters = "abc XYZ019_-.:=/\"'#;$%{}[]\\üß☃";
        StringBuilder text = new StringBuilder("t");
        for (int index = random.nextInt(30); index > 0; index--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.append('e').toString();
    }
}
