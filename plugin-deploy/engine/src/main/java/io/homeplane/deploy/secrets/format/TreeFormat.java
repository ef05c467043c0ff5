package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import java.util.List;

/** One text format: text to documents and back. An instance serves one file, whose last line break it keeps. */
public interface TreeFormat {
    /**
     * The documents of a file, metadata still among them; a format without documents has one.
     *
     * @param name the file's name, for messages
     */
    List<Branch> read(String name, byte[] text) throws SecretException;

    /** Takes the metadata out of the documents and returns it as SOPS nests it, or null when there is none. */
    Branch takeMetadata(String name, List<Branch> documents) throws SecretException;

    /** The documents of a plaintext; the same as {@link #read} where a file and its plaintext have one form. */
    default List<Branch> readPlain(String name, byte[] text) throws SecretException {
        return read(name, text);
    }

    /** There is metadata in these documents, or something that would be taken for it. */
    default boolean hasMetadata(List<Branch> documents) {
        return NestedMetadata.isIn(documents);
    }

    /** A rule may leave values unencrypted; where the whole file is one value, none does. */
    default boolean followsRules() {
        return true;
    }

    /** Encrypted documents as SOPS prints them, with metadata as SOPS nests it. */
    byte[] printEncrypted(List<Branch> documents, Branch metadata);

    /** Plaintext as SOPS prints it. */
    byte[] print(List<Branch> documents);
}
