package io.homeplane.inventory.docs;

import io.homeplane.inventory.changes.StackReaders;
import io.homeplane.inventory.model.SopsName;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.SopsRules;
import io.homeplane.inventory.sops.CreationRule;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where secrets lie, by which rule they are encrypted and for whom, and which stacks read them; never a value. */
final class SecretsTable {
    private static final int SHORT = 20;

    private SecretsTable() {}

    static String of(InventorySnapshot snapshot, FileTree files) throws UnreadableFileException {
        StackReaders stacks = StackReaders.of(snapshot);
        SopsRules rules = SopsRules.of(files);
        MarkdownTable table = new MarkdownTable("file", "rule", "encrypted for", "read by");
        for (String file : files.allFiles()) {
            if (SopsName.isEncrypted(file)) {
                Optional<CreationRule> rule = rules.ruleFor(file);
                table.row(
                        MarkdownTable.code(file),
                        rule.map(SecretsTable::shown).orElse("none"),
                        rule.map(CreationRule::keys).orElse(List.of()).stream()
                                .map(SecretsTable::shortened)
                                .collect(Collectors.joining(", ")),
                        String.join(", ", stacks.of(file)));
            }
        }
        return table.textOr("No file is encrypted with SOPS.");
    }

    private static String shown(CreationRule rule) {
        return rule.path().map(path -> MarkdownTable.code(path.pattern())).orElse("every file");
    }

    /** Enough of a public key to tell it from others. */
    private static String shortened(CreationRule.Key named) {
        String key = named.name();
        return key.length() <= SHORT
                ? key
                : key.substring(0, SHORT / 2) + ".." + key.substring(key.length() - SHORT / 4);
    }
}
