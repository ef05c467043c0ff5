package io.homeplane.tunnels.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One site of Pangolin's integration API: {@code https://API/v1/org/ORG/site/SITE}, with an API key. */
final class PangolinApi implements Source {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StatusTokens tokens;
    private final HttpClient client;

    PangolinApi(StatusTokens tokens) {
        this(tokens, HttpClient.newHttpClient());
    }

    PangolinApi(StatusTokens tokens, HttpClient client) {
        this.tokens = tokens;
        this.client = client;
    }

    @Override
    public TunnelView look(ServerPath path, Glance glance) throws IOException, InterruptedException {
        String token = tokens.find(path.status().credential())
                .orElseThrow(() -> new IOException(
                        "there is no credential \"" + path.status().credential() + "\" with its API key"));
        HttpResponse<String> answer =
                client.send(request(path, token, glance.left()), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Pangolin answers " + answer.statusCode()
                    + (answer.statusCode() == 401 || answer.statusCode() == 403
                            ? "; check the API key and its rights"
                            : ""));
        }
        JsonNode site = JSON.readTree(answer.body()).path("data");
        if (!site.path("online").isBoolean()) {
            throw new IOException(
                    "Pangolin does not say whether the site is online; the address ends with /org/ORG/site/SITE");
        }
        return site.path("online").asBoolean()
                ? TunnelView.up()
                : TunnelView.down("Pangolin says that its site \""
                        + site.path("name").asText().replaceAll("[^\\x20-\\x7e]", "?")
                        + "\" is offline; check newt there.");
    }

    private static HttpRequest request(ServerPath path, String token, Duration bound) throws IOException {
        try {
            return HttpRequest.newBuilder(URI.create(path.status().source()))
                    .timeout(bound)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException unusable) {
            throw new IOException("its address or API key is not one that HTTP can carry", null);
        }
    }
}
