/** What the inventory adds to a Jenkins: steps, permissions, settings and the Fleet page. */
package io.homeplane.inventory.jenkins;
