package io.homeplane.deploy.secrets.age;

import io.homeplane.deploy.secrets.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** The header of an age file: its recipients and the code that binds them to the file key. */
final class Header {
    static final String VERSION = "age-encryption.org/v1";
    static final int COLUMNS = 64;

    private final List<Stanza> stanzas;
    private final byte[] signed;
    private final byte[] mac;

    /** @param signed the bytes under the code: everything up to {@code ---} */
    Header(List<Stanza> stanzas, byte[] signed, byte[] mac) {
        this.stanzas = List.copyOf(stanzas);
        this.signed = signed;
        this.mac = mac;
    }

    /** The header for these recipients. */
    static Header of(List<Stanza> stanzas, KeyBytes fileKey) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        for (Stanza stanza : stanzas) {
            text.append("-> ").append(stanza.type());
            stanza.arguments().forEach(argument -> text.append(' ').append(argument));
            text.append('\n');
            String body = Stanza.encode(stanza.body());
            for (int start = 0; start <= body.length(); start += COLUMNS) {
                text.append(body, start, Math.min(start + COLUMNS, body.length()))
                        .append('\n');
            }
        }
        byte[] signed = text.append("---").toString().getBytes(StandardCharsets.US_ASCII);
        return new Header(stanzas, signed, code(signed, fileKey));
    }

    List<Stanza> stanzas() {
        return stanzas;
    }

    byte[] print() {
        byte[] end = (" " + Stanza.encode(mac) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] printed = Arrays.copyOf(signed, signed.length + end.length);
        System.arraycopy(end, 0, printed, signed.length, end.length);
        return printed;
    }

    void verify(KeyBytes fileKey) throws AgeFailure {
        if (!MessageDigest.isEqual(mac, code(signed, fileKey))) {
            throw new AgeFailure(AgeFailure.Reason.HEADER_MAC, "has a header that was changed");
        }
    }

    private static byte[] code(byte[] signed, KeyBytes fileKey) {
        try (KeyBytes key = Derivation.hkdf(fileKey.borrow(), new byte[0], "header")) {
            return Derivation.hmac(key, signed);
        }
    }
}
