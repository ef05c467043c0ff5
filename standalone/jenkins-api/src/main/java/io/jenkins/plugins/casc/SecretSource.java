package io.jenkins.plugins.casc;

import hudson.ExtensionPoint;
import java.io.IOException;
import java.util.Optional;

/** Gives the values of {@code ${..}} in configuration as code. */
public abstract class SecretSource implements ExtensionPoint {
    /** Before a configuration is read. */
    public void init() {}

    /**
     * The value of what stands between the braces; empty when another source may know it.
     *
     * @throws IOException when it is this source's to know, and it does not
     */
    public abstract Optional<String> reveal(String secret) throws IOException;
}
