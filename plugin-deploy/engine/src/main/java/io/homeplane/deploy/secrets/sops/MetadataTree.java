package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metadata as SOPS nests it: keys in the order of the alphabet, empty ones left out. */
final class MetadataTree {
    /** The version of SOPS whose format is written. */
    static final String VERSION = "3.13.3";

    private MetadataTree() {}

    /** @param withRule the rule stands in the file */
    static Branch of(SopsMetadata metadata, boolean withRule) {
        Map<String, Node> fields = new TreeMap<>();
        if (withRule) {
            EncryptionRule rule = metadata.rule();
            fields.put(rule.kind().metadataKey(), Leaf.string(rule.pattern()));
        }
        fields.put("lastmodified", Leaf.string(metadata.lastModifiedText()));
        fields.put("mac", Leaf.string(metadata.mac()));
        fields.put("version", Leaf.string(metadata.version()));
        if (metadata.macOnlyEncrypted()) {
            fields.put("mac_only_encrypted", Leaf.bool(true));
        }
        if (metadata.shamirThreshold() > 0) {
            fields.put("shamir_threshold", Leaf.of(Leaf.Type.INTEGER, Integer.toString(metadata.shamirThreshold())));
        }
        if (metadata.keyGroups().size() == 1) {
            fields.put(KeyType.AGE.metadataKey(), keys(metadata.keyGroups().get(0)));
        } else {
            Sequence groups = new Sequence();
            metadata.keyGroups().forEach(group -> groups.items().add(group(group)));
            fields.put("key_groups", groups);
        }
        return branch(fields);
    }

    /** The metadata of an edited file: all it had, with another time, code and version. */
    static Branch edited(Branch original, String lastModified, String mac) {
        Map<String, String> changed =
                new TreeMap<>(Map.of("lastmodified", lastModified, "mac", mac, "version", VERSION));
        Branch edited = new Branch();
        original.entries().forEach(entry -> {
            String text = entry.isComment() ? null : changed.remove(entry.key());
            edited.entries().add(text == null ? entry : entry.with(Leaf.string(text)));
        });
        changed.forEach((key, text) -> edited.put(key, Leaf.string(text)));
        return edited;
    }

    /** In a group SOPS writes these two lists also when they are empty. */
    private static Branch group(List<MasterKey> group) {
        Branch branch = new Branch();
        branch.put(KeyType.AGE.metadataKey(), keys(group));
        branch.put(KeyType.VAULT.metadataKey(), new Sequence());
        return branch;
    }

    private static Sequence keys(List<MasterKey> group) {
        Sequence keys = new Sequence();
        for (MasterKey key : group) {
            Branch branch = new Branch();
            branch.put("enc", Leaf.string(key.encryptedDataKey()));
            branch.put(key.type().nameKey(), Leaf.string(key.name()));
            keys.items().add(branch);
        }
        return keys;
    }

    private static Branch branch(Map<String, Node> fields) {
        Branch branch = new Branch();
        fields.forEach(branch::put);
        return branch;
    }
}
