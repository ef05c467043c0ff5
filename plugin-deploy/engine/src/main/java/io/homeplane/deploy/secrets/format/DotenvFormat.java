package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Dotenv as SOPS reads it: no quoting, comments in column 0 only, a line break in a value as {@code \n}. */
final class DotenvFormat implements TreeFormat {
    private static final String PREFIX = "sops_";

    @Override
    public List<Branch> read(String name, byte[] text) throws SecretException {
        Branch branch = new Branch();
        Set<String> keys = new HashSet<>();
        int number = 0;
        // ISO-8859-1 maps each byte to one character and back, so that values keep their bytes whatever they encode.
        for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("#")) {
                branch.comment(new Comment(bytes(line.substring(1)), false, false));
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new SecretException(
                        SecretException.Kind.MALFORMED,
                        name + ":" + number + " is neither KEY=value nor a comment; restore the file from git");
            }
            String key = utf8(line.substring(0, equals));
            if (!keys.add(key)) {
                throw Malformed.duplicate(name + ":" + number, key);
            }
            String value = line.substring(equals + 1).replace("\\n", "\n");
            branch.put(key, new Leaf(Leaf.Type.STRING, bytes(value), false));
        }
        return List.of(branch);
    }

    @Override
    public Branch takeMetadata(String name, List<Branch> documents) throws SecretException {
        Branch flat = new Branch();
        for (Iterator<Entry> entries = documents.get(0).entries().iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (!entry.isComment() && entry.key().startsWith(PREFIX)) {
                flat.put(entry.key().substring(PREFIX.length()), entry.value());
                entries.remove();
            }
        }
        return flat.entries().isEmpty() ? null : Malformed.nest(name, flat);
    }

    @Override
    public boolean hasMetadata(List<Branch> documents) {
        return documents.get(0).entries().stream()
                .anyMatch(entry -> !entry.isComment() && entry.key().startsWith(PREFIX));
    }

    @Override
    public byte[] printEncrypted(List<Branch> documents, Branch metadata) {
        Branch whole = new Branch();
        whole.entries().addAll(documents.get(0).entries());
        FlattenedMetadata.flatten(metadata).entries().forEach(entry -> whole.put(PREFIX + entry.key(), entry.value()));
        return print(List.of(whole));
    }

    @Override
    public byte[] print(List<Branch> documents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Entry entry : documents.get(0).entries()) {
            if (entry.value() instanceof Comment comment) {
                out.write('#');
                out.writeBytes(comment.bytes());
            } else if (entry.value() instanceof Leaf leaf) {
                out.writeBytes(entry.key().getBytes(StandardCharsets.UTF_8));
                out.write('=');
                printValue(leaf.bytes(), out);
            }
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static void printValue(byte[] value, ByteArrayOutputStream out) {
        for (byte b : value) {
            if (b == '\n') {
                out.write('\\');
                out.write('n');
            } else {
                out.write(b);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String text) {
        return new String(bytes(text), StandardCharsets.UTF_8);
    }
}
