package io.homeplane.deploy.secrets.sops;

import java.util.List;

/** The kinds of master key that a SOPS file may be encrypted for. */
public enum KeyType {
    AGE("age", "age", "recipient"),
    PGP("pgp", "PGP", "fp"),
    KMS("kms", "AWS KMS", "arn"),
    GCP_KMS("gcp_kms", "Google Cloud KMS", "resource_id"),
    AZURE_KEY_VAULT("azure_kv", "Azure Key Vault", "vault_url"),
    VAULT("hc_vault", "HashiCorp Vault", "key_name"),
    HUAWEI_KMS("hckms", "Huawei Cloud KMS", "key_id");

    static final List<KeyType> ALL = List.of(values());

    private final String metadataKey;
    private final String title;
    private final String nameKey;

    KeyType(String metadataKey, String title, String nameKey) {
        this.metadataKey = metadataKey;
        this.title = title;
        this.nameKey = nameKey;
    }

    /** The type that metadata names so, such as {@code azure_kv}. */
    static KeyType of(String metadataKey) {
        return ALL.stream()
                .filter(type -> type.metadataKey.equals(metadataKey))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of key: " + metadataKey));
    }

    /** For people. */
    public String title() {
        return title;
    }

    String metadataKey() {
        return metadataKey;
    }

    String nameKey() {
        return nameKey;
    }
}
