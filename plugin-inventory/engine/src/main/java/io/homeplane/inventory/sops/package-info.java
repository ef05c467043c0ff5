/** What a repository's {@code .sops.yaml} says about its secret files. Source: {@code config/config.go} of sops. */
package io.homeplane.inventory.sops;
