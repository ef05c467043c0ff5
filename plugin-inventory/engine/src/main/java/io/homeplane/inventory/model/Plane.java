package io.homeplane.inventory.model;

import java.io.Serializable;

/**
 * Where the plane itself runs when the inventory deploys it: the {@code [plane]} table.
 *
 * @param server empty when the inventory does not deploy the plane
 * @param stack empty when the inventory does not deploy the plane
 */
public record Plane(Position position, String server, String stack) implements Serializable {
    /** A plane that runs elsewhere. */
    public static final Plane ELSEWHERE = new Plane(Position.of(""), "", "");
}
