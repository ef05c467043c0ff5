package hudson.remoting;

import java.io.IOException;

/** A connection between two processes; there is none without agents. */
public abstract class Channel implements VirtualChannel {
    Channel() {}

    /** Hears of a channel's end. */
    public abstract static class Listener {
        public void onClosed(Channel channel, IOException cause) {}
    }

    public abstract void addListener(Listener listener);
}
