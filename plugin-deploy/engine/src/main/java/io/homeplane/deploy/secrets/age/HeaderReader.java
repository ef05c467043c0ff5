package io.homeplane.deploy.secrets.age;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a header strictly, byte by byte, and leaves the stream at the payload. */
final class HeaderReader {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_HEADER = 16 * 1024 * 1024;
    private static final int MAC_LENGTH = 32;

    private final InputStream in;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    HeaderReader(InputStream in) {
        this.in = in;
    }

    Header read() throws IOException {
        if (!line().equals(Header.VERSION)) {
            throw AgeFailure.header("does not begin as an age file does");
        }
        List<Stanza> stanzas = new ArrayList<>();
        String line = line();
        while (line.startsWith("-> ")) {
            stanzas.add(stanza(line.substring(3)));
            line = line();
        }
        if (!line.startsWith("--- ") || stanzas.isEmpty()) {
            throw AgeFailure.header("has a header that is not one of age");
        }
        byte[] mac = Stanza.decode(line.substring(4));
        if (mac.length != MAC_LENGTH) {
            throw AgeFailure.header("has a header whose code is too short or too long");
        }
        byte[] all = seen.toByteArray();
        // The code covers the three dashes but not the blank after them.
        byte[] signed = Arrays.copyOf(all, all.length - line.length() - 1 + 3);
        boolean withPassphrase =
                stanzas.stream().anyMatch(stanza -> stanza.type().equals(ScryptIdentity.TYPE));
        if (withPassphrase && stanzas.size() > 1) {
            throw AgeFailure.header("mixes a passphrase with other recipients");
        }
        return new Header(List.copyOf(stanzas), signed, mac);
    }

    private Stanza stanza(String text) throws IOException {
        List<String> words = List.of(text.split(" ", -1));
        boolean printable = words.stream()
                .allMatch(word ->
                        !word.isEmpty() && word.chars().allMatch(character -> character > 32 && character < 127));
        if (!printable) {
            throw AgeFailure.header("has a malformed recipient");
        }
        StringBuilder body = new StringBuilder();
        String line = line();
        while (line.length() == Header.COLUMNS) {
            body.append(line);
            line = line();
        }
        if (line.length() > Header.COLUMNS) {
            throw AgeFailure.header("has a recipient with a line that is too long");
        }
        return new Stanza(
                words.get(0),
                words.subList(1, words.size()),
                Stanza.decode(body.append(line).toString()));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= LONGEST_LINE || seen.size() + line.size() >= LONGEST_HEADER) {
                throw AgeFailure.header("has a header that ends too early or never");
            }
            line.write(next);
        }
        line.writeTo(seen);
        seen.write('\n');
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
