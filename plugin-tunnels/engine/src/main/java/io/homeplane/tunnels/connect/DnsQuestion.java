package io.homeplane.tunnels.connect;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** A question for the address of a name, and the reading of its answer (RFC 1035 section 4). */
final class DnsQuestion {
    static final int A = 1;
    static final int AAAA = 28;
    private static final int HEADER = 12;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int type;
    private final byte[] query;

    /** @throws IllegalArgumentException when no name looks like that */
    DnsQuestion(String name, int type) {
        this.type = type;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int id = RANDOM.nextInt(0x10000);
        // The number, "recursion desired", one question.
        out.writeBytes(new byte[] {(byte) (id >> 8), (byte) id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        String trimmed = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : trimmed.split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            if (bytes.length == 0 || bytes.length > LONGEST_LABEL || trimmed.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("\"" + name + "\" is no name");
            }
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
        this.query = out.toByteArray();
    }

    byte[] bytes() {
        return query.clone();
    }

    /** True when it has this question's number and repeats it. */
    boolean isAnsweredBy(ByteBuffer answer) {
        int length = query.length;
        return answer.limit() >= length
                && answer.get(2) < 0 // the highest bit says that it is an answer
                && answer.slice(0, 2).equals(ByteBuffer.wrap(query, 0, 2))
                && answer.slice(HEADER, length - HEADER).equals(ByteBuffer.wrap(query, HEADER, length - HEADER));
    }

    /** The first address of the answer, whatever aliases lead to it. */
    Optional<InetAddress> address(ByteBuffer answer) throws UnknownHostException {
        int records = Short.toUnsignedInt(answer.getShort(6));
        answer.position(query.length);
        for (int record = 0; record < records; record++) {
            skipName(answer);
            int found = Short.toUnsignedInt(answer.getShort());
            answer.position(answer.position() + 6); // class and time to live
            byte[] data = new byte[Short.toUnsignedInt(answer.getShort())];
            answer.get(data);
            if (found == type && data.length == (type == A ? 4 : 16)) {
                return Optional.of(InetAddress.getByAddress(data));
            }
        }
        return Optional.empty();
    }

    /** A name ends with an empty label, or with a pointer of two bytes to the rest. */
    private static void skipName(ByteBuffer answer) {
        int length = Byte.toUnsignedInt(answer.get());
        while (length > 0 && length <= LONGEST_LABEL) {
            answer.position(answer.position() + length);
            length = Byte.toUnsignedInt(answer.get());
        }
        if (length > LONGEST_LABEL) {
            answer.get();
        }
    }
}
