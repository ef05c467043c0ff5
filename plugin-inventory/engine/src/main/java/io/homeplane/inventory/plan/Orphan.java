package io.homeplane.inventory.plan;

/** A stack that Homeplane deployed to a server, that runs there still, and that the inventory does not have there. */
public record Orphan(String stack, String server, StackState state) {}
