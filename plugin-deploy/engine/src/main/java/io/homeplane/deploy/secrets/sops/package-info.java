/** SOPS files: the way in is {@link io.homeplane.deploy.secrets.sops.Sops}. */
package io.homeplane.deploy.secrets.sops;
