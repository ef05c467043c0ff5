package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import java.util.List;

/** JSON as SOPS reads and prints it: one object, a tab a level, {@code < > &} escaped. */
final class JsonFormat implements TreeFormat {
    private boolean endsLine = true;

    @Override
    public List<Branch> read(String name, byte[] text) throws SecretException {
        // SOPS up to 3.7 wrote no line break at the end.
        endsLine = text.length > 0 && text[text.length - 1] == '\n';
        return List.of(new JsonTree(name).read(text));
    }

    @Override
    public Branch takeMetadata(String name, List<Branch> documents) throws SecretException {
        return NestedMetadata.take(documents);
    }

    @Override
    public byte[] printEncrypted(List<Branch> documents, Branch metadata) {
        return new JsonPrinter().print(NestedMetadata.put(documents, metadata).get(0), true);
    }

    @Override
    public byte[] print(List<Branch> documents) {
        return new JsonPrinter().print(documents.get(0), endsLine);
    }
}
