package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import io.homeplane.deploy.secrets.SecretText;
import java.util.Optional;
import java.util.regex.Pattern;

/** A passphrase that opens files. */
final class ScryptIdentity extends AgeIdentity {
    static final String TYPE = "scrypt";

    /** 2^20 takes 1 GB and some seconds; age's own limit of 2^22 would take four times that from a plane of 1 GB. */
    private static final int LARGEST_WORK_FACTOR = 20;

    private static final long MEGABYTE = 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final SecretText passphrase;

    ScryptIdentity(SecretText passphrase) {
        super(TYPE, "a passphrase");
        this.passphrase = passphrase;
    }

    @Override
    Optional<KeyBytes> unwrap(Stanza stanza) throws AgeFailure {
        stanza.expect(2, Sealing.WRAPPED_LENGTH);
        byte[] salt = stanza.bytesOf(0, ScryptRecipient.SALT_LENGTH);
        String factor = stanza.arguments().get(1);
        if (!NUMBER.matcher(factor).matches()) {
            throw stanza.malformed();
        }
        int workFactor = Integer.parseInt(factor);
        if (workFactor > LARGEST_WORK_FACTOR) {
            throw AgeFailure.header("asks for a work factor of 2^" + workFactor
                    + " for its passphrase, and more than 2^" + LARGEST_WORK_FACTOR + " is refused");
        }
        requireMemory(ScryptRecipient.memory(workFactor));
        try (KeyBytes key = ScryptRecipient.wrappingKey(passphrase, salt, workFactor)) {
            return Sealing.open(key, stanza.body()).map(KeyBytes::owning);
        }
    }

    private static void requireMemory(long needed) throws AgeFailure {
        Runtime runtime = Runtime.getRuntime();
        long available = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        if (needed > available) {
            throw new AgeFailure(
                    AgeFailure.Reason.MEMORY,
                    "takes " + needed / MEGABYTE + " MB of memory to try its passphrase, and this process has "
                            + available / MEGABYTE + " MB");
        }
    }

    @Override
    public void close() {
        passphrase.close();
    }
}
