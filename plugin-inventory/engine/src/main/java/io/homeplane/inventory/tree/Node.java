package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Position;

/** A value of a source file with the place it stands at. */
public sealed interface Node permits Table, Sequence, Scalar {
    /** Where the value starts. */
    Position position();

    /** What it is, as messages say it: {@code a table}, {@code a list}, {@code text}, {@code a number}. */
    String described();
}
