package io.homeplane.deploy.secrets.format;

/** The file formats of SOPS; a file's name decides which one it has. */
public enum SopsFormat {
    DOTENV,
    YAML,
    JSON,
    INI,
    /** Anything else: the bytes are one value in a JSON envelope. */
    BINARY;

    /** Files above this size are refused: values are decrypted as a whole, in memory. */
    public static final int LARGEST = 32 * 1024 * 1024;

    /** The format that SOPS takes a file of this name to have. */
    public static SopsFormat of(String fileName) {
        if (fileName.endsWith(".env")) {
            return DOTENV;
        }
        if (fileName.endsWith(".yaml") || fileName.endsWith(".yml")) {
            return YAML;
        }
        if (fileName.endsWith(".json")) {
            return JSON;
        }
        return fileName.endsWith(".ini") ? INI : BINARY;
    }

    /** A reader and printer for one file. */
    public TreeFormat treeFormat() {
        return switch (this) {
            case DOTENV -> new DotenvFormat();
            case YAML -> new YamlFormat();
            case JSON -> new JsonFormat();
            case INI -> new IniFormat();
            case BINARY -> new BinaryFormat();
        };
    }
}
