package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files that sops 3.13.3 encrypted for a public test key, and what it printed when it decrypted them. */
public final class Fixtures {
    public static final String RECIPIENT = "age1qsax83xek6yhrwa58lpycn5lr6vq0t7nmg0suledgfzs4mvstugsd97j2e";

    private Fixtures() {}

    public static byte[] bytes(String name) {
        try (InputStream stream = Fixtures.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** What sops prints for the file. */
    public static byte[] expected(String name) {
        return bytes("expected-" + name);
    }

    public static AgeIdentities identities() throws SecretException {
        try (SecretText text = SecretText.of(bytes("public-test-key.txt"))) {
            return AgeIdentities.parse(text, "public-test-key.txt");
        }
    }

    public static Decrypted decrypt(String name) throws SecretException {
        return Sops.decrypt(name, bytes(name), identities());
    }

    public static Decrypted decrypt(String name, String content) throws SecretException {
        return Sops.decrypt(name, content.getBytes(StandardCharsets.UTF_8), identities());
    }
}
