/** Verdicts about paths: which layer of which path is up, in how much time. */
package io.homeplane.tunnels.probe;
