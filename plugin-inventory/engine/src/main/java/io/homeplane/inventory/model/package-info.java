/** The values an inventory is made of: records without behaviour that touches the world. */
package io.homeplane.inventory.model;
