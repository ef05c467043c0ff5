package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.slaves.ComputerListener;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.security.MasterToSlaveCallable;

/** Blocks that have a plaintext file now. When an agent comes back, they write it again, and what a killed one left is removed. */
@Extension
public final class LiveBlockFiles extends ComputerListener {
    private final Set<SopsDecryptExecution> live = ConcurrentHashMap.newKeySet();

    static void add(SopsDecryptExecution block) {
        ExtensionList.lookupSingleton(LiveBlockFiles.class).live.add(block);
    }

    static void remove(SopsDecryptExecution block) {
        ExtensionList.lookupSingleton(LiveBlockFiles.class).live.remove(block);
    }

    @Override
    public void onOnline(Computer computer, TaskListener listener) throws InterruptedException {
        for (SopsDecryptExecution block : live) {
            block.writeAgain(computer.getName());
        }
        VirtualChannel channel = computer.getChannel();
        if (channel == null) {
            return;
        }
        try {
            channel.call(new Sweep());
        } catch (IOException stays) {
            listener.getLogger()
                    .println("Plaintext files of ended blocks may be left in " + BlockFiles.SHARED_MEMORY + ": "
                            + stays.getMessage());
        }
    }

    private static final class Sweep extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void call() throws IOException {
            BlockFiles.sweep(BlockFiles.SHARED_MEMORY);
            return null;
        }
    }
}
