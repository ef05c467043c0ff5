/** The tables about an inventory that people keep by hand, written from it. */
package io.homeplane.inventory.docs;
