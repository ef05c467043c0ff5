package io.homeplane.inventory.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.boundaries.PolicyResult;
import io.homeplane.inventory.boundaries.Reach;
import java.util.List;

/** The answer of {@code plane boundaries --json}; names and order of fields are a contract. */
public final class BoundariesJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BoundariesJson() {}

    /** One server as one document. */
    public static String one(Boundaries boundaries, List<PolicyResult> policies) {
        return Json.text(document(boundaries, policies));
    }

    /** A server with what became of the policies on it. */
    public record Answer(Boundaries boundaries, List<PolicyResult> policies) {
        public Answer {
            policies = List.copyOf(policies);
        }
    }

    /** Several servers as a list of documents. */
    public static String all(List<Answer> answers) {
        ArrayNode documents = JSON.arrayNode();
        answers.forEach(answer -> documents.add(document(answer.boundaries(), answer.policies())));
        return Json.text(documents);
    }

    private static ObjectNode document(Boundaries boundaries, List<PolicyResult> policies) {
        ObjectNode document = JSON.objectNode();
        document.put("server", boundaries.server());
        texts(document.putArray("networks"), boundaries.networks());
        ArrayNode containers = document.putArray("containers");
        boundaries.containers().forEach(container -> container(containers.addObject(), container));
        ArrayNode reaches = document.putArray("reaches");
        boundaries.reaches().forEach(reach -> reach(reaches.addObject(), reach));
        ArrayNode results = document.putArray("policies");
        policies.forEach(policy -> {
            ObjectNode result = results.addObject();
            result.put("name", policy.name());
            result.put("holds", policy.holds());
            texts(result.putArray("broken"), policy.broken());
        });
        texts(document.putArray("unknown"), boundaries.unknown());
        return document;
    }

    private static void container(ObjectNode into, Container container) {
        into.put("name", container.name());
        texts(into.putArray("networks"), container.networks());
        into.put("sharesNetworkOf", container.sharesNetworkOf().isEmpty() ? null : container.sharesNetworkOf());
        into.put("stack", container.stack());
        into.put("service", container.service());
        ArrayNode published = into.putArray("published");
        container.published().forEach(port -> {
            ObjectNode one = published.addObject();
            one.put("address", port.address());
            one.put("published", port.published());
            one.put("target", port.target());
            one.put("protocol", port.protocol());
        });
        texts(into.putArray("escapes"), container.escapes());
    }

    private static void reach(ObjectNode into, Reach reach) {
        into.put("from", reach.from());
        into.put("to", reach.to());
        into.put("reaches", reach.reaches());
        texts(into.putArray("via"), reach.via());
    }

    private static void texts(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
