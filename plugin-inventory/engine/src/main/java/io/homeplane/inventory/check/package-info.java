/** What is wrong with an inventory as a whole: pure functions from the model to problems. */
package io.homeplane.inventory.check;
