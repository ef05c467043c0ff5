package io.homeplane.inventory.model;

/** How files that SOPS encrypted are called: {@code .sops.env} becomes {@code .env} beside it. */
public final class SopsName {
    private SopsName() {}

    /** True for the name of an encrypted file; {@code .sops.yaml} itself holds the rules. */
    public static boolean isEncrypted(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".sops.") && !name.equals(".sops.yaml") && !name.equals(".sops.yml");
    }

    /** The encrypted file that a plaintext file is made from: {@code a/.env} from {@code a/.sops.env}. */
    public static String encrypted(String plaintext) {
        int slash = plaintext.lastIndexOf('/');
        int dot = plaintext.lastIndexOf('.');
        return dot <= slash ? plaintext : plaintext.substring(0, dot) + ".sops" + plaintext.substring(dot);
    }
}
