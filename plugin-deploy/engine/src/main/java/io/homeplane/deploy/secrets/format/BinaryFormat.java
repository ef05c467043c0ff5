package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.util.List;

/** Bytes of any kind as the one value {@code data} of a JSON object. */
final class BinaryFormat implements TreeFormat {
    private static final String DATA = "data";

    private final JsonFormat json = new JsonFormat();

    @Override
    public List<Branch> read(String name, byte[] text) throws SecretException {
        if (!startsAsObject(text)) {
            throw new SecretException(
                    SecretException.Kind.NOT_ENCRYPTED,
                    name
                            + " is not encrypted: a file of another kind than .env, .yaml, .json or .ini is encrypted as a JSON "
                            + "object; encrypt it with plane encrypt --in-place " + name);
        }
        return json.read(name, text);
    }

    @Override
    public Branch takeMetadata(String name, List<Branch> documents) throws SecretException {
        Branch metadata = json.takeMetadata(name, documents);
        if (metadata != null && !(documents.get(0).get(DATA).orElse(null) instanceof Leaf)) {
            throw Malformed.text(name, "an encrypted binary file, which has its content under \"data\"");
        }
        return metadata;
    }

    @Override
    public List<Branch> readPlain(String name, byte[] text) {
        Branch branch = new Branch();
        branch.put(DATA, new Leaf(Leaf.Type.STRING, text.clone(), false));
        return List.of(branch);
    }

    @Override
    public boolean followsRules() {
        return false;
    }

    @Override
    public byte[] printEncrypted(List<Branch> documents, Branch metadata) {
        return json.printEncrypted(documents, metadata);
    }

    @Override
    public byte[] print(List<Branch> documents) {
        return ((Leaf) documents.get(0).get(DATA).orElseThrow()).bytes().clone();
    }

    private static boolean startsAsObject(byte[] text) {
        for (byte b : text) {
            if (!Character.isWhitespace(b)) {
                return b == '{';
            }
        }
        return false;
    }
}
