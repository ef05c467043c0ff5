/** Reads the part of a Jenkins configuration-as-code file that `plane` needs: credentials and Homeplane's settings. */
package io.homeplane.plane.casc;
