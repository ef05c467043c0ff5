package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeRecipient;
import java.util.ArrayList;
import java.util.List;

/** Encrypts a data key for the keys of a rule. */
final class Recipients {
    private final List<List<AgeRecipient>> groups;
    private final int threshold;

    private Recipients(List<List<AgeRecipient>> groups, int threshold) {
        this.groups = groups;
        this.threshold = threshold;
    }

    /**
     * The recipients of this policy.
     *
     * @throws SecretException when it names nobody, something else than age, or groups that cannot be
     */
    static Recipients of(String file, EncryptionPolicy policy) throws SecretException {
        List<List<AgeRecipient>> groups = new ArrayList<>();
        for (List<EncryptionPolicy.Key> group : policy.keyGroups()) {
            List<AgeRecipient> recipients = new ArrayList<>();
            for (EncryptionPolicy.Key key : group) {
                recipients.add(recipient(file, key));
            }
            if (recipients.isEmpty()) {
                throw refused(file, "a key group of its rule is empty");
            }
            groups.add(recipients);
        }
        int threshold = policy.shamirThreshold() == 0 && groups.size() > 1 ? groups.size() : policy.shamirThreshold();
        boolean possible = groups.size() == 1 || (threshold >= 2 && threshold <= groups.size());
        if (groups.isEmpty() || !possible || groups.size() > Shamir.MOST_SHARES) {
            throw refused(file, "its rule asks for " + threshold + " of " + groups.size() + " key groups");
        }
        return new Recipients(groups, threshold);
    }

    private static AgeRecipient recipient(String file, EncryptionPolicy.Key key) throws SecretException {
        if (key.type() != KeyType.AGE) {
            throw new SecretException(
                    SecretException.Kind.UNSUPPORTED_KEY,
                    file + " cannot be encrypted: its rule names the "
                            + key.type().title() + " key " + key.name()
                            + ", and Homeplane encrypts for age and SSH recipients alone; use sops for this file");
        }
        try {
            return AgeRecipient.parse(key.name());
        } catch (SecretException e) {
            throw new SecretException(e.kind(), file + " cannot be encrypted: " + e.getMessage());
        }
    }

    /** The data key, or a share of it, for every recipient of every group. */
    List<List<MasterKey>> wrap(KeyBytes dataKey) throws SecretException {
        if (groups.size() == 1) {
            return List.of(wrap(groups.get(0), dataKey));
        }
        List<KeyBytes> shares = Shamir.split(dataKey, groups.size(), threshold);
        try {
            List<List<MasterKey>> wrapped = new ArrayList<>();
            for (int group = 0; group < groups.size(); group++) {
                wrapped.add(wrap(groups.get(group), shares.get(group)));
            }
            return wrapped;
        } finally {
            shares.forEach(KeyBytes::close);
        }
    }

    /** 0 when there is one group. */
    int threshold() {
        return groups.size() == 1 ? 0 : threshold;
    }

    private static List<MasterKey> wrap(List<AgeRecipient> group, KeyBytes part) throws SecretException {
        List<MasterKey> keys = new ArrayList<>();
        for (AgeRecipient recipient : group) {
            keys.add(AgeDataKey.wrap(recipient, part));
        }
        return keys;
    }

    private static SecretException refused(String file, String why) {
        return new SecretException(
                SecretException.Kind.BAD_RECIPIENT,
                file + " cannot be encrypted: " + why + "; correct the creation rule in .sops.yaml");
    }
}
