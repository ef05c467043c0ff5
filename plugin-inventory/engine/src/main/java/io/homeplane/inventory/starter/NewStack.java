package io.homeplane.inventory.starter;

import io.homeplane.inventory.sops.CreationRule;

/**
 * What a new stack consists of; paths are relative to the repository's root.
 *
 * @param tables the TOML file that states it, which may be there already
 * @param table what is added to that file
 * @param composeFile that must not be there yet
 * @param secretsFile that must not be there yet
 * @param secrets its plaintext, which is not to be written: it is encrypted by the rule first
 */
public record NewStack(
        String tables,
        String table,
        String composeFile,
        String compose,
        String secretsFile,
        String secrets,
        CreationRule rule) {}
