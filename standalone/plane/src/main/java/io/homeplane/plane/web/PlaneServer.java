package io.homeplane.plane.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.homeplane.inventory.api.Answer;
import io.homeplane.inventory.api.Answers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the Fleet page and its JSON on a loopback port; it only reads, and answers to loopback names alone. */
public final class PlaneServer implements Closeable {
    private static final String API = "/homeplane/api/v1/";
    private static final String FILES = "/io/homeplane/webapp/";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern LOG = Pattern.compile("runs/([1-9][0-9]{0,8})/log");

    private final HttpServer server;
    private final Answers api;
    private final IntFunction<Path> logs;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @param api answers what is asked below {@code /homeplane/api/v1/}
     * @param logs where the log of a run is, by the run's number
     */
    public PlaneServer(int port, Answers api, IntFunction<Path> logs) throws IOException {
        this.api = api;
        this.logs = logs;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(API, exchange -> guarded(exchange, this::api));
        server.createContext("/homeplane/", exchange -> guarded(exchange, reading(this::page)));
        server.createContext("/", exchange -> guarded(exchange, reading(PlaneServer::redirect)));
        server.start();
    }

    /** The Fleet page's address. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/homeplane/";
    }

    private interface Page {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A page of another site must not read this one through a name that points here (DNS rebinding). */
    private static void guarded(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !HOSTS.contains(host.replaceFirst(":[0-9]+$", ""))) {
                send(exchange, 403, "text/plain", "plane answers to localhost only\n");
            } else {
                page.to(exchange);
            }
        }
    }

    private static Page reading(Page page) {
        return exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                page.to(exchange);
            } else {
                send(exchange, 405, "text/plain", "plane only reads: use GET\n");
            }
        };
    }

    private void page(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/homeplane/".length());
        Matcher log = LOG.matcher(path);
        if (log.matches()) {
            log(exchange, logs.apply(Integer.parseInt(log.group(1))));
            return;
        }
        file(exchange, path.isEmpty() ? "fleet.html" : path);
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

    private void api(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        Answer answer = api.to(method, exchange.getRequestURI().getPath().substring(API.length()), query(exchange));
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        answer.sendTo(new Wire(exchange), method.equals("HEAD"), known);
    }

    /** The first value of each parameter. */
    private static Function<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values::get;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private record Wire(HttpExchange exchange) implements Answer.Wire {
        @Override
        public void header(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
        }

        @Override
        public void send(int status, byte[] body) throws IOException {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
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
