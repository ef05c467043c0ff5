package io.homeplane.deploy.jenkins;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

/** A credential that opens what is encrypted with age; it never leaves the controller, unless a pipeline binds it. */
public interface AgeIdentity extends StandardCredentials {
    /** One {@code AGE-SECRET-KEY-1..} a line, where lines that begin with {@code #} are comments; or an OpenSSH private key. */
    Secret getIdentity();
}
