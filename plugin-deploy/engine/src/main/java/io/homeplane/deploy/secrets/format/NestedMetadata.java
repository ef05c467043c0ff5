package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.tree.Branch;
import java.util.List;

/** Metadata under the top-level key {@code sops}: every document carries it, the first one's counts. */
final class NestedMetadata {
    static final String KEY = "sops";

    private NestedMetadata() {}

    static boolean isIn(List<Branch> documents) {
        return documents.stream().anyMatch(document -> document.get(KEY).isPresent());
    }

    /** The documents, each with the metadata at its end. */
    static List<Branch> put(List<Branch> documents, Branch metadata) {
        return documents.stream()
                .map(document -> {
                    Branch whole = new Branch();
                    whole.entries().addAll(document.entries());
                    whole.put(KEY, metadata);
                    return whole;
                })
                .toList();
    }

    static Branch take(List<Branch> documents) {
        if (documents.isEmpty() || !(documents.get(0).get(KEY).orElse(null) instanceof Branch metadata)) {
            return null;
        }
        documents.forEach(document -> document.entries().removeIf(entry -> KEY.equals(entry.key())));
        return metadata;
    }
}
