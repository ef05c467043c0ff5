package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** Finds the repository around a directory on the machine that it is on. */
final class FindWorkTree extends MasterToSlaveFileCallable<WorkTree> {
    private static final long serialVersionUID = 1L;

    @Override
    public WorkTree invoke(File directory, VirtualChannel channel) throws IOException {
        return WorkTree.around(directory.toPath());
    }
}
