package io.homeplane.inventory.check;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;

/** One name means one resource of its kind. */
final class DuplicateCheck {
    private DuplicateCheck() {}

    static void check(ResourceNames names, Problems problems) {
        names.all()
                .forEach((kind, byName) -> byName.forEach((name, positions) -> {
                    for (int index = 1; index < positions.size(); index++) {
                        problems.add(
                                ProblemCode.DUPLICATE_NAME,
                                positions.get(index),
                                kind + "." + name,
                                "this " + kind + " is already defined at " + positions.get(0),
                                "rename one of them or remove it");
                    }
                }));
    }
}
