package io.homeplane.deploy.secrets.sops;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a SOPS file says about itself; all of it is readable without a key.
 *
 * @param version of the SOPS that wrote the file
 * @param lastModified as written, in its own offset
 * @param mac the encrypted message authentication code, empty when the file has none
 * @param macOnlyEncrypted the MAC covers encrypted values alone
 * @param keyGroups one group, or the several of Shamir's secret sharing
 * @param shamirThreshold how many groups it takes; 0 when not given
 */
public record SopsMetadata(
        String version,
        OffsetDateTime lastModified,
        EncryptionRule rule,
        String mac,
        boolean macOnlyEncrypted,
        List<List<MasterKey>> keyGroups,
        int shamirThreshold) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    public SopsMetadata {
        keyGroups = keyGroups.stream().map(List::copyOf).toList();
    }

    /** The keys of all groups. */
    public List<MasterKey> keys() {
        return keyGroups.stream().flatMap(List::stream).toList();
    }

    /** The names of the age recipients. */
    public List<String> ageRecipients() {
        return keys().stream()
                .filter(key -> key.type() == KeyType.AGE)
                .map(MasterKey::name)
                .toList();
    }

    SopsMetadata withMac(String newMac) {
        return new SopsMetadata(version, lastModified, rule, newMac, macOnlyEncrypted, keyGroups, shamirThreshold);
    }

    SopsMetadata modified(OffsetDateTime time) {
        return new SopsMetadata(version, time, rule, mac, macOnlyEncrypted, keyGroups, shamirThreshold);
    }

    /** The time as it was bound to the MAC: RFC 3339 in seconds. */
    String lastModifiedText() {
        return SECONDS.format(lastModified);
    }
}
