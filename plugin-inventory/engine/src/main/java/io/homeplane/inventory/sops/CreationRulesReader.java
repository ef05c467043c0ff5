package io.homeplane.inventory.sops;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the document of a {@code .sops.yaml} into rules; unknown keys are ignored, as SOPS does. */
final class CreationRulesReader {
    private static final List<String> ENCRYPTION = List.of(
            "unencrypted_suffix",
            "encrypted_suffix",
            "unencrypted_regex",
            "encrypted_regex",
            "unencrypted_comment_regex",
            "encrypted_comment_regex");

    /** How a rule names a kind of key, and how a file's metadata does. */
    private static final Map<String, String> RULE_KINDS = kinds("hc_vault_transit_uri");

    /** The same for a key group, which names one of them otherwise. */
    private static final Map<String, String> GROUP_KINDS = kinds("hc_vault");

    /** In which field the key of a kind stands where it is a table. */
    private static final List<String> NAMES = List.of("arn", "resource_id", "key_id", "vaultUrl");

    CreationRules read(Node document) throws CreationRulesException {
        Optional<Node> rules = document instanceof Table table ? table.get("creation_rules") : Optional.empty();
        if (!(rules.orElse(null) instanceof Sequence sequence)) {
            return new CreationRules(false, List.of());
        }
        List<CreationRule> read = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (!(item instanceof Table rule)) {
                throw new CreationRulesException("a creation rule is not a mapping");
            }
            read.add(rule(rule));
        }
        return new CreationRules(true, read);
    }

    private static CreationRule rule(Table rule) throws CreationRulesException {
        Map<String, String> encryption = new LinkedHashMap<>();
        for (String key : ENCRYPTION) {
            text(rule, key).ifPresent(pattern -> encryption.put(key, pattern));
        }
        if (encryption.size() > 1) {
            throw new CreationRulesException(
                    "a creation rule has " + String.join(" and ", encryption.keySet()) + ", and only one is allowed");
        }
        return new CreationRule(
                path(rule),
                groups(rule),
                threshold(rule),
                encryption,
                text(rule, "mac_only_encrypted").filter("true"::equals).isPresent());
    }

    private static Optional<Pattern> path(Table rule) throws CreationRulesException {
        String regex = text(rule, "path_regex").orElse("");
        try {
            return regex.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new CreationRulesException(
                    "the path_regex " + regex + " is not a regular expression: " + e.getDescription());
        }
    }

    private static int threshold(Table rule) throws CreationRulesException {
        String threshold = text(rule, "shamir_threshold").orElse("0");
        if (!threshold.matches("\\d{1,3}")) {
            throw new CreationRulesException("a shamir_threshold is not a number of key groups");
        }
        return Integer.parseInt(threshold);
    }

    private static List<List<CreationRule.Key>> groups(Table rule) throws CreationRulesException {
        if (rule.get("key_groups").orElse(null) instanceof Sequence groups
                && !groups.items().isEmpty()) {
            List<List<CreationRule.Key>> read = new ArrayList<>();
            for (Node group : groups.items()) {
                read.add(group(group));
            }
            return read;
        }
        Set<CreationRule.Key> keys = new LinkedHashSet<>();
        for (Map.Entry<String, String> kind : RULE_KINDS.entrySet()) {
            addKeys(rule, kind.getKey(), kind.getValue(), keys);
        }
        return List.of(List.copyOf(keys));
    }

    private static List<CreationRule.Key> group(Node node) throws CreationRulesException {
        if (!(node instanceof Table group)) {
            throw new CreationRulesException("a key group is not a mapping");
        }
        Set<CreationRule.Key> keys = new LinkedHashSet<>();
        if (group.get("merge").orElse(null) instanceof Sequence merged) {
            for (Node other : merged.items()) {
                keys.addAll(group(other));
            }
        }
        for (Map.Entry<String, String> kind : GROUP_KINDS.entrySet()) {
            addKeys(group, kind.getKey(), kind.getValue(), keys);
        }
        return List.copyOf(keys);
    }

    /** One text with commas between keys, or a list of keys. */
    private static void addKeys(Table table, String field, String kind, Set<CreationRule.Key> keys)
            throws CreationRulesException {
        Node node = table.get(field).orElse(null);
        List<Node> items =
                node instanceof Sequence sequence ? sequence.items() : node == null ? List.of() : List.of(node);
        for (Node item : items) {
            if (item instanceof Scalar scalar) {
                for (String name : scalar.text().split(",", -1)) {
                    if (!name.isBlank()) {
                        keys.add(new CreationRule.Key(kind, name.strip()));
                    }
                }
            } else if (item instanceof Table key) {
                keys.add(new CreationRule.Key(kind, name(key, field)));
            } else {
                throw new CreationRulesException("a key of " + field + " is neither text nor a mapping");
            }
        }
    }

    private static String name(Table key, String field) throws CreationRulesException {
        for (String name : NAMES) {
            Optional<String> text = text(key, name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new CreationRulesException("a key of " + field + " has no name");
    }

    private static Optional<String> text(Table table, String key) {
        return table.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .filter(text -> !text.isEmpty());
    }

    private static Map<String, String> kinds(String vault) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String kind : List.of("age", "pgp", "kms", "gcp_kms", "hckms")) {
            kinds.put(kind, kind);
        }
        kinds.put("azure_keyvault", "azure_kv");
        kinds.put(vault, "hc_vault");
        return kinds;
    }
}
