package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes what {@link PayloadReader} reads. */
final class PayloadWriter {
    private final KeyBytes key;
    private final byte[] nonce = new byte[Sealing.NONCE_LENGTH];

    PayloadWriter(KeyBytes key) {
        this.key = key;
    }

    void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[PayloadReader.CHUNK];
        byte[] ahead = new byte[PayloadReader.CHUNK];
        int length = in.readNBytes(chunk, 0, chunk.length);
        while (true) {
            int following = length < chunk.length ? 0 : in.readNBytes(ahead, 0, ahead.length);
            if (following == 0) {
                PayloadReader.markLast(nonce);
            }
            out.write(Sealing.seal(key, nonce, chunk, length));
            if (following == 0) {
                break;
            }
            PayloadReader.next(nonce);
            byte[] sealed = chunk;
            chunk = ahead;
            ahead = sealed;
            length = following;
        }
        Arrays.fill(chunk, (byte) 0);
        Arrays.fill(ahead, (byte) 0);
    }
}
