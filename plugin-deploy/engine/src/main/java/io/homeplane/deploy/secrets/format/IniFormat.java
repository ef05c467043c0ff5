package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.util.Iterator;
import java.util.List;

/**
 * INI as gopkg.in/ini.v1 reads and prints it: sections are branches, keys before the first section stand under
 * {@code DEFAULT}; in the tree a section's comment is its first item and a key's comment follows the key.
 */
final class IniFormat implements TreeFormat {
    static final String DEFAULT_SECTION = "DEFAULT";

    private static final String METADATA = "sops";

    private boolean endsWithEmptyLine;

    @Override
    public List<Branch> read(String name, byte[] text) throws SecretException {
        // Older writers left an empty line after the last section too.
        endsWithEmptyLine = text.length > 1 && text[text.length - 1] == '\n' && text[text.length - 2] == '\n';
        return List.of(new IniReader(name, text).read());
    }

    @Override
    public Branch takeMetadata(String name, List<Branch> documents) throws SecretException {
        Branch metadata = null;
        for (Iterator<Entry> sections = documents.get(0).entries().iterator(); sections.hasNext(); ) {
            Entry section = sections.next();
            if (!METADATA.equals(section.key())) {
                continue;
            }
            if (metadata != null) {
                throw Malformed.duplicate(name, "[" + METADATA + "]");
            }
            metadata = unescaped((Branch) section.value());
            sections.remove();
        }
        return metadata == null ? null : Malformed.nest(name, metadata);
    }

    @Override
    public byte[] printEncrypted(List<Branch> documents, Branch metadata) {
        Branch section = new Branch();
        for (Entry entry : FlattenedMetadata.flatten(metadata).entries()) {
            String text = ((Leaf) entry.value()).text();
            section.put(entry.key(), Leaf.string(text.replace("\n", "\\n")));
        }
        Branch whole = new Branch();
        whole.entries().addAll(documents.get(0).entries());
        whole.put(METADATA, section);
        return new IniPrinter().print(whole, false);
    }

    @Override
    public byte[] print(List<Branch> documents) {
        return new IniPrinter().print(documents.get(0), endsWithEmptyLine);
    }

    private static Branch unescaped(Branch flat) {
        Branch branch = new Branch();
        for (Entry entry : flat.entries()) {
            if (entry.value() instanceof Leaf leaf) {
                branch.put(entry.key(), Leaf.string(leaf.text().replace("\\n", "\n")));
            }
        }
        return branch;
    }
}
