package io.homeplane.inventory.api;

import java.util.List;
import java.util.Map;

/** The inventories that somebody has registered. A port: what keeps them implements it. */
public interface Inventories {
    /** Their names, in the order in which they were registered. */
    List<String> names();

    /**
     * What is known of one; never waits for files or servers, but has them looked at in the background when that is due.
     *
     * @param name one of the names
     * @param servers true when it matters what the servers say; otherwise they are left alone
     */
    Known known(String name, boolean servers);

    /** The last runs of the pipeline, newest first; null where the controller itself shows them. */
    default List<Map<String, Object>> runs() {
        return null;
    }
}
