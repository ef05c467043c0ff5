/** OpenPGP as SOPS files use it: opening a data key with a secret key, through Bouncy Castle. */
package io.homeplane.deploy.secrets.pgp;
