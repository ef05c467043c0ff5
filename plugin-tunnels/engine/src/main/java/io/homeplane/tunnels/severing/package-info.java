/** Which stacks carry which path, and what a deploy of each would therefore cut. */
package io.homeplane.tunnels.severing;
