package io.homeplane.deploy.secrets.sops;

/**
 * One key that opens a file.
 *
 * @param name public: an age recipient, a PGP fingerprint, a cloud key's address
 * @param encryptedDataKey the file's data key, encrypted for this key
 */
public record MasterKey(KeyType type, String name, String encryptedDataKey) {
    @Override
    public String toString() {
        return type.title() + " " + name;
    }
}
