/** The first day of a server: its host key is looked at, a key of the plane's is installed there, and what it can do is found out. */
package io.homeplane.tunnels.enroll;
