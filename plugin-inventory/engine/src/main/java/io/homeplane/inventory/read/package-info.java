/** TOML to the model: small decoders that know Komodo's dialect and Homeplane's own tables. */
package io.homeplane.inventory.read;
