/** The JSON API that pages and programs read, whatever serves it: which routes there are and what each answers. */
package io.homeplane.inventory.api;
