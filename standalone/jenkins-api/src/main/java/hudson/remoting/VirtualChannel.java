package hudson.remoting;

import java.io.IOException;

/** The way to the process on an agent. */
public interface VirtualChannel {
    <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException;
}
