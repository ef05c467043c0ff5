package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.format.SopsFormat;
import io.homeplane.deploy.secrets.format.TreeFormat;
import io.homeplane.deploy.secrets.tree.Branch;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A SOPS file that was read but not decrypted. */
public final class SopsFile {
    /** Files above this size are refused: values are decrypted as a whole, in memory. */
    public static final int LARGEST = SopsFormat.LARGEST;

    private final String name;
    private final TreeFormat format;
    private final List<Branch> documents;
    private final Branch metadataTree;
    private final SopsMetadata metadata;

    private SopsFile(String name, TreeFormat format, List<Branch> documents, Branch metadataTree)
            throws SecretException {
        this.name = name;
        this.format = format;
        this.documents = documents;
        this.metadataTree = metadataTree;
        metadata = new MetadataReader(name, metadataTree).read();
    }

    /**
     * Reads a file without opening anything.
     *
     * @param name its path, which decides the format and stands in messages
     * @throws SecretException when the text does not follow its format or has no SOPS metadata
     */
    public static SopsFile read(String name, byte[] bytes) throws SecretException {
        if (bytes.length > LARGEST) {
            throw tooBig(name, bytes.length);
        }
        TreeFormat format = SopsFormat.of(name).treeFormat();
        List<Branch> documents = format.read(name, bytes);
        Branch metadata = format.takeMetadata(name, documents);
        if (metadata == null) {
            throw withoutMetadata(name, new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return new SopsFile(name, format, documents, metadata);
    }

    /** The metadata stands at the end, so that a file which was cut off has lost it. */
    private static SecretException withoutMetadata(String name, String text) {
        if (text.contains(EncryptedValue.START)) {
            return new SecretException(
                    SecretException.Kind.MALFORMED,
                    name + " has encrypted values but no SOPS metadata, so it ends too early; restore it from git");
        }
        return new SecretException(
                SecretException.Kind.NOT_ENCRYPTED,
                name + " is not encrypted: it has no SOPS metadata; encrypt it with plane encrypt --in-place " + name);
    }

    static SecretException tooBig(String name, long size) {
        return new SecretException(
                SecretException.Kind.TOO_BIG,
                name + " has " + size + " bytes and secret files above " + LARGEST
                        + " are neither encrypted nor decrypted; keep large data elsewhere and only its key here");
    }

    public String name() {
        return name;
    }

    public SopsFormat format() {
        return SopsFormat.of(name);
    }

    public SopsMetadata metadata() {
        return metadata;
    }

    /** The metadata as it stands in the file, with what we do not know. */
    Branch metadataTree() {
        return metadataTree;
    }

    TreeFormat treeFormat() {
        return format;
    }

    List<Branch> documents() {
        return documents;
    }
}
