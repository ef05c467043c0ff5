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

    /** Plaintext as SOPS prints it. */
    byte[] print(List<Branch> documents);
}
