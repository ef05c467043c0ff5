package com.cloudbees.plugins.credentials;

/** Who may use a credential: the controller itself, everything on it, or one user. */
public enum CredentialsScope {
    SYSTEM,
    GLOBAL,
    USER
}
