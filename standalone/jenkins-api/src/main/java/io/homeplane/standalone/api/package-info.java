/** The seam between Jenkins's API as source and the process that answers it; Homeplane's own, not Jenkins's. */
package io.homeplane.standalone.api;
