/** Instances on LXD or Incus, through its REST API over a forwarded unix socket. */
package io.homeplane.deploy.lxd;
