package io.homeplane.plane.cli;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.HostKey;
import io.homeplane.tunnels.connect.PublicLine;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys;
import io.homeplane.tunnels.enroll.HostKeyOffer;
import io.homeplane.tunnels.enroll.KeyInstallation;
import io.homeplane.tunnels.enroll.PathTable;
import io.homeplane.tunnels.enroll.ServerFacts;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The first day of a server: pins its host key, installs the plane's key, and says what it lacks. */
@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        description =
                "Pins a server's host key, installs the SSH key there, checks Docker and Compose, and prints its [[path]] table.")
final class EnrollCommand implements Callable<Integer> {
    @Parameters(paramLabel = "USER@HOST[:PORT]")
    private String where;

    @Option(names = "--name", paramLabel = "SERVER", description = "its name in the inventory (the first part of HOST)")
    private String name;

    @Option(
            names = "--via",
            paramLabel = "VIA",
            defaultValue = "ssh",
            description = "the path's kind (${DEFAULT-VALUE})")
    private String via;

    @Option(
            names = "--credential",
            paramLabel = "ID",
            defaultValue = "",
            description = "id of the credential with that key in Jenkins, for the table")
    private String credential;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:..",
            description =
                    "of the server's host key, as ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints it there; else it asks")
    private String fingerprint;

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "a private key that the server lets in already, to install the other one")
    private Path with;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConnectionException, InterruptedException {
        EnrolledHost host = EnrolledHost.parse(where)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + where + "' is no user@host or user@host:port"));
        String server = name == null ? host.name() : name;
        HostKey shown =
                HostKeyOffer.of(host.path(server, via, credential, HostKey.ACCEPT_NEW), ConnectTimeouts.DEFAULT);
        System.err.println("plane: " + host.host() + " shows the host key " + shown);
        if (!isTheirs(shown)) {
            return Exit.FAILED;
        }
        ServerPath path = host.path(server, via, credential, shown.line());
        installKey(path);
        ServerFacts facts;
        try (Connection connection = connector(key.keys()).connect(path)) {
            facts = ServerFacts.ask(connection, Clock.systemUTC());
        }
        tell(facts);
        System.out.print(PathTable.of(path, facts.become()));
        return facts.problems().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private boolean isTheirs(HostKey shown) {
        if (fingerprint != null) {
            boolean same = fingerprint.strip().equals(shown.fingerprint());
            if (!same) {
                System.err.println(
                        "plane: that is not " + fingerprint.strip()
                                + ": another machine answers there, or the fingerprint is of another of its keys; nothing was sent");
            }
            return same;
        }
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "without a terminal to ask at, give --fingerprint, as it stands on the server's own console");
        }
        String answer = console.readLine("Is that what the server's own console shows? [y/N] ");
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    /** Unless it is let in already. */
    private void installKey(ServerPath path) throws ConnectionException, InterruptedException {
        try {
            connector(key.keys()).connect(path).close();
            System.err.println("plane: " + path.user() + " lets " + key.path() + " in already");
            return;
        } catch (ConnectionException refused) {
            if (refused.reason() == Reason.AUTHENTICATION_FAILED && with == null) {
                System.err.println(
                        "plane: to have the key installed give --with FILE, a key that it lets in; or run ssh-copy-id"
                                + " -i " + key.path() + ".pub, which asks for the password");
            }
            if (refused.reason() != Reason.AUTHENTICATION_FAILED || with == null) {
                throw refused;
            }
        }
        String line = PublicLine.of(path, key.keys());
        try (Connection connection = connector(KeyOption.of(with)).connect(path)) {
            boolean added = KeyInstallation.install(connection, line);
            System.err.println(
                    "plane: " + key.path() + (added ? " is installed" : " was installed") + " for " + path.user());
        }
    }

    private static SshConnector connector(SshKeys keys) {
        return new SshConnector(keys, ConnectTimeouts.DEFAULT, System.err::println);
    }

    private static void tell(ServerFacts facts) {
        if (!facts.docker().isEmpty()) {
            System.err.println("plane: docker " + facts.docker() + ", compose "
                    + (facts.compose().isEmpty() ? "none" : facts.compose())
                    + (facts.become().isEmpty() ? "" : ", through " + facts.become()));
        }
        System.err.println("plane: releases will be kept in " + facts.stateDirectory());
        facts.problems().forEach(problem -> System.err.println("plane: " + problem));
    }
}
