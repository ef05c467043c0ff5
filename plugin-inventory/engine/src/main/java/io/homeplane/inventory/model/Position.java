package io.homeplane.inventory.model;

import java.io.Serializable;

/**
 * Where a value stands in a source file.
 *
 * @param file path relative to the inventory's root, with forward slashes
 * @param line first line is 1; 0 when the position is the file as a whole
 * @param column first column is 1; 0 when unknown
 */
public record Position(String file, int line, int column) implements Serializable {
    /** The file as a whole. */
    public static Position of(String file) {
        return new Position(file, 0, 0);
    }

    /** {@code file:line:column}, without the parts that are unknown. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
