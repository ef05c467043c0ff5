package com.cloudbees.jenkins.plugins.sshcredentials;

import hudson.util.Secret;
import java.util.List;

/** A user of an SSH server with private keys. */
@SuppressWarnings("deprecation")
public interface SSHUserPrivateKey extends SSHUser {
    /** Null when the keys have none. */
    Secret getPassphrase();

    /** Keys in PEM or OpenSSH's own format. */
    List<String> getPrivateKeys();
}
