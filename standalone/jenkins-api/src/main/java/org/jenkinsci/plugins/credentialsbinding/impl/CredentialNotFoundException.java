package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.AbortException;

/** There is no such credential, or it is of another kind. */
public class CredentialNotFoundException extends AbortException {
    public CredentialNotFoundException(String message) {
        super(message);
    }
}
