package io.homeplane.deploy.stack;

/** One file of a repository: its content and whether git calls it executable. */
public final class RepositoryFile {
    private final String path;
    private final boolean executable;
    private final byte[] content;

    /**
     * A file whose content is not copied: nobody changes it after this.
     *
     * @param path relative to the repository's root with forward slashes
     */
    public RepositoryFile(String path, boolean executable, byte[] content) {
        this.path = path;
        this.executable = executable;
        this.content = content;
    }

    public String path() {
        return path;
    }

    public boolean executable() {
        return executable;
    }

    public byte[] content() {
        return content;
    }

    /** One of the two modes that git knows. */
    String mode() {
        return executable ? "755" : "644";
    }

    /** Never the content, which may be secret. */
    @Override
    public String toString() {
        return path + " (" + content.length + " bytes)";
    }
}
