package io.homeplane.plane.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.homeplane.inventory.json.JsonBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the Fleet page and its JSON on a loopback port; it only reads, and answers to loopback names alone. */
public final class PlaneServer implements Closeable {
    private static final String FILES = "/io/homeplane/webapp/";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern LOG = Pattern.compile("runs/([1-9][0-9]{0,8})/log");

    private final HttpServer server;
    private final Callable<Map<String, Object>> fleet;
    private final IntFunction<Path> logs;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @param fleet what the Fleet page shows, asked anew for each request
     * @param logs where the log of a run is, by the run's number
     */
    public PlaneServer(int port, Callable<Map<String, Object>> fleet, IntFunction<Path> logs) throws IOException {
        this.fleet = fleet;
        this.logs = logs;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/homeplane/", exchange -> guarded(exchange, this::answer));
        server.createContext("/", exchange -> guarded(exchange, PlaneServer::redirect));
        server.start();
    }

    /** The Fleet page's address. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/homeplane/";
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A page of another site must not read this one through a name that points here (DNS rebinding). */
    private static void guarded(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !HOSTS.contains(host.replaceFirst(":[0-9]+$", ""))) {
                send(exchange, 403, "text/plain", "plane answers to localhost only\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "plane only reads: use GET\n");
            } else {
                answer.to(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/homeplane/".length());
        Matcher log = LOG.matcher(path);
        if (log.matches()) {
            log(exchange, logs.apply(Integer.parseInt(log.group(1))));
            return;
        }
        switch (path) {
            case "" -> file(exchange, "fleet.html");
            case "api/v1/fleet" -> fleet(exchange);
            default -> file(exchange, path);
        }
    }

    /** The log so far; whoever wants more asks again. */
    private static void log(HttpExchange exchange, Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            send(exchange, 200, "text/plain; charset=utf-8", Files.readString(file));
        } else {
            send(exchange, 404, "text/plain", "there is no such run\n");
        }
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/homeplane/");
        exchange.sendResponseHeaders(302, -1);
    }

    private void fleet(HttpExchange exchange) throws IOException {
        JsonBody json;
        try {
            json = new JsonBody(fleet.call());
        } catch (Exception failure) {
            send(exchange, 500, "text/plain", "the fleet cannot be read: " + failure.getMessage() + "\n");
            return;
        }
        String etag = json.etag();
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, "application/json", json.bytes());
        }
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in =
                type == null || name.contains("/") ? null : PlaneServer.class.getResourceAsStream(FILES + name)) {
            if (in == null) {
                send(exchange, 404, "text/plain", "there is nothing here\n");
            } else {
                exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
                send(exchange, 200, type, in.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
