/**
 * Secrets in memory: {@link io.homeplane.deploy.secrets.SecretText} holds one and is wiped,
 * {@link io.homeplane.deploy.secrets.SecretMask} keeps it out of text,
 * {@link io.homeplane.deploy.secrets.SecretException} says why one cannot be used.
 *
 * <p>The rooms behind it: {@code age} (identities, recipients, age files), {@code tree} (what a document is made of),
 * {@code format} (text to trees and back) and {@code sops} (SOPS files: the way in is {@code Sops}).
 */
package io.homeplane.deploy.secrets;
