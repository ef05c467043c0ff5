package hudson.slaves;

import hudson.FilePath;

/** Which directories builds work in. */
public final class WorkspaceList {
    /** A directory beside a workspace for what does not belong into it; it may not be there yet. */
    public static FilePath tempDir(FilePath ws) {
        return ws.sibling(ws.getName() + "@tmp");
    }
}
