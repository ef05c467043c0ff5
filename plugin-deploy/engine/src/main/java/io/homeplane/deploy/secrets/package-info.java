/**
 * SOPS files and age identities, read natively.
 *
 * <p>The way through it: {@link io.homeplane.deploy.secrets.Sops} takes a file's name and bytes and the
 * {@link io.homeplane.deploy.secrets.AgeIdentities}; {@link io.homeplane.deploy.secrets.SopsFile} reads text into a tree
 * of documents and the metadata; {@code AgeDataKey} opens the data key; {@code TreeDecryption} opens every value and
 * verifies the MAC; the format prints the plaintext; {@link io.homeplane.deploy.secrets.Decrypted} holds the result and
 * is wiped at the end; {@link io.homeplane.deploy.secrets.SecretMask} keeps its values out of logs.
 */
package io.homeplane.deploy.secrets;
