package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import io.homeplane.deploy.reach.BestPath;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks every server of an inventory what runs there: all at once, each in one round trip, within one bound, changing nothing. */
public final class Surveyor {
    private static final int AT_ONCE = 32;

    private final BestPath paths;
    private final Duration within;

    /**
     * @param connector opens the connections; whoever made it closes them
     * @param within what later answers are not waited for
     */
    public Surveyor(Connector connector, Duration within) {
        this.paths = new BestPath(connector);
        this.within = within;
    }

    /** The answers of the servers that have stacks, and why the others are silent. */
    public FleetSurvey ask(InventorySnapshot snapshot) throws InterruptedException {
        FleetSurvey survey = new FleetSurvey(snapshot);
        Inventory inventory = snapshot.inventory();
        List<String> servers = inventory.servers().stream()
                .filter(Server::enabled)
                .map(Server::name)
                .toList();
        if (servers.isEmpty()) {
            return survey;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(servers.size(), AT_ONCE), Surveyor::daemon);
        try {
            List<Callable<ServerAnswer>> questions = servers.stream()
                    .map(server -> (Callable<ServerAnswer>) () -> ask(inventory, server))
                    .toList();
            List<Future<ServerAnswer>> answers = threads.invokeAll(questions, within.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < servers.size(); i++) {
                note(survey, servers.get(i), answers.get(i));
            }
            return survey;
        } finally {
            threads.shutdownNow();
        }
    }

    private ServerAnswer ask(Inventory inventory, String server) throws ConnectionException, InterruptedException {
        try (Connection connection = paths.connect(server, inventory.pathsTo(server), Progress.SILENT)) {
            CommandResult result = connection.run(Commands.survey(), within);
            if (!result.succeeded()) {
                throw new ConnectionException(
                        ConnectionException.Reason.UNFINISHED,
                        "looking at " + server + " failed (" + Sentences.lastLine(result.stderr()) + ")",
                        null);
            }
            return ServerAnswer.parse(result.stdout());
        }
    }

    private void note(FleetSurvey survey, String server, Future<ServerAnswer> answer) throws InterruptedException {
        try {
            survey.answered(server, answer.get());
        } catch (CancellationException late) {
            survey.silent(server, server + " did not answer within " + within.toSeconds() + " s");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectionException reason) {
                survey.silent(server, reason.getMessage());
            } else {
                throw new IllegalStateException("asking " + server + " failed unexpectedly", failed.getCause());
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "homeplane-survey");
        thread.setDaemon(true);
        return thread;
    }
}
