package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** YAML as SOPS reads and prints it. */
final class YamlFormat implements TreeFormat {
    @Override
    public List<Branch> read(String name, byte[] text) throws SecretException {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            return new YamlReader(name, decoded).read();
        } catch (CharacterCodingException e) {
            throw Malformed.text(name, "UTF-8");
        }
    }

    @Override
    public Branch takeMetadata(String name, List<Branch> documents) throws SecretException {
        return NestedMetadata.take(documents);
    }

    @Override
    public byte[] printEncrypted(List<Branch> documents, Branch metadata) {
        return new YamlPrinter().print(NestedMetadata.put(documents, metadata));
    }

    @Override
    public byte[] print(List<Branch> documents) {
        return new YamlPrinter().print(documents);
    }
}
