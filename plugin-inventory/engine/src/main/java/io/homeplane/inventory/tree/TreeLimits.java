package io.homeplane.inventory.tree;

/**
 * How much of a file is read before reading it is refused, so that no file can exhaust time or memory.
 *
 * @param bytes size of a file
 * @param lineLength characters in one line
 * @param depth tables and lists inside each other
 * @param nodes values in one file, with every alias counted as the values it stands for
 */
public record TreeLimits(int bytes, int lineLength, int depth, int nodes) {
    /** Ten times what the largest real inventories need. */
    public static final TreeLimits DEFAULT = new TreeLimits(8 << 20, 1 << 20, 100, 1_000_000);
}
