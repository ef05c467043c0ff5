/** What would be deployed, in which order, and why: pure decisions over an inventory. */
package io.homeplane.inventory.plan;
