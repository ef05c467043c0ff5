package com.cloudbees.plugins.credentials.common;

/** The options of a field that selects a credential of any kind. */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    @Override
    protected String describe(StandardCredentials c) {
        return c.getDescription().isEmpty() ? c.getId() : c.getId() + " (" + c.getDescription() + ")";
    }
}
