package hudson.model;

import java.io.IOException;

/** Something that can be written to disk. */
public interface Saveable {
    void save() throws IOException;
}
