package io.homeplane.deploy.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * The REST API of LXD and Incus over a unix socket.
 *
 * @see <a href="https://documentation.ubuntu.com/lxd/en/latest/rest-api/">REST API</a>
 */
final class LxdClient implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 400;
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

    private final CloseableHttpClient http;

    /** LXD answered with an error; the message is its own. */
    static final class LxdError extends IOException {
        private static final long serialVersionUID = 1L;

        private final int code;

        LxdError(int code, String message) {
            super(message);
            this.code = code;
        }

        boolean notFound() {
            return code == NOT_FOUND;
        }
    }

    LxdClient(Path socket) {
        RequestConfig config = RequestConfig.custom()
                .setUnixDomainSocket(socket)
                .setResponseTimeout(Timeout.of(LONGEST_ANSWER))
                .build();
        this.http = HttpClients.custom()
                .setDefaultRequestConfig(config)
                .disableAutomaticRetries()
                .build();
    }

    /** A path below {@code /1.0} of plain segments, each made safe. */
    static String path(String... segments) {
        StringBuilder path = new StringBuilder("/1.0");
        for (String segment : segments) {
            path.append('/').append(URLEncoder.encode(segment, StandardCharsets.UTF_8));
        }
        return path.toString();
    }

    /** The {@code metadata} of the answer. */
    JsonNode get(String path) throws IOException {
        return send(ClassicRequestBuilder.get(path).build()).path("metadata");
    }

    /** The last segments of a list of URLs, such as the names of all profiles. */
    List<String> names(String path) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode url : get(path)) {
            names.add(url.asText().replaceAll(".*/", ""));
        }
        return names;
    }

    void post(String path, JsonNode body, Duration within) throws IOException {
        await(send(request(ClassicRequestBuilder.post(path), body)), within);
    }

    void put(String path, JsonNode body, Duration within) throws IOException {
        await(send(request(ClassicRequestBuilder.put(path), body)), within);
    }

    /** Waits for a background operation; an answer that is none has happened already. */
    private void await(JsonNode answer, Duration within) throws IOException {
        if (!answer.path("type").asText().equals("async")) {
            return;
        }
        String operation = answer.path("operation").asText().replaceAll(".*/|\\?.*", "");
        long seconds = Math.max(1, within.toSeconds());
        JsonNode done = get(path("operations", operation, "wait") + "?timeout=" + seconds);
        if (done.path("status_code").asInt() >= FAILED) {
            throw new LxdError(
                    done.path("status_code").asInt(), done.path("err").asText("it failed"));
        }
        if (!done.path("status").asText().equals("Success")) {
            throw new LxdError(FAILED, "it did not end within " + seconds + " s");
        }
    }

    private static ClassicHttpRequest request(ClassicRequestBuilder builder, JsonNode body) {
        return builder.setEntity(body.toString(), ContentType.APPLICATION_JSON).build();
    }

    private JsonNode send(ClassicHttpRequest request) throws IOException {
        request.setScheme("http");
        request.setAuthority(new URIAuthority("lxd"));
        return http.execute(request, response -> {
            String text = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
            JsonNode answer = JSON.readTree(text);
            if (response.getCode() >= FAILED) {
                throw new LxdError(
                        response.getCode(), answer.path("error").asText("it answered " + response.getCode()));
            }
            return answer;
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
