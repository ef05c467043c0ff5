package io.homeplane.deploy.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.deploy.stack.CheckoutFiles;
import io.homeplane.deploy.stack.RepositoryFile;
import io.homeplane.deploy.stack.SopsNames;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Collects the SOPS files of some directories of a repository, on the machine that it is on. */
final class FindEncryptedFiles extends MasterToSlaveFileCallable<HashMap<String, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> directories;

    FindEncryptedFiles(List<String> directories) {
        this.directories = new ArrayList<>(directories);
    }

    @Override
    public HashMap<String, byte[]> invoke(File root, VirtualChannel channel) throws IOException {
        CheckoutFiles files = new CheckoutFiles(root.toPath());
        HashMap<String, byte[]> found = new HashMap<>();
        for (String directory : directories) {
            for (RepositoryFile file : files.under(directory)) {
                if (SopsNames.isEncrypted(file)) {
                    found.put(file.path(), file.content());
                }
            }
        }
        return found;
    }
}
