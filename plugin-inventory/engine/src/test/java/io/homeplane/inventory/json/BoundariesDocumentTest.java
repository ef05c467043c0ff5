package io.homeplane.inventory.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.boundaries.PolicyResult;
import io.homeplane.inventory.boundaries.Reach;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundariesDocumentTest {
    private static final Boundaries BOUNDARIES = new Boundaries(
            "vps",
            List.of("front", "host"),
            List.of(
                    new Container(
                            "gerbil",
                            "tunnel",
                            "gerbil",
                            "fosrl/gerbil:1.4.3",
                            Position.of("c.yaml"),
                            List.of("front"),
                            "",
                            List.of(new PublishedPort("", "80", "8080", "tcp")),
                            List.of("capability NET_ADMIN")),
                    new Container(
                            "proxy",
                            "tunnel",
                            "proxy",
                            "",
                            Position.of("c.yaml"),
                            List.of("front"),
                            "gerbil",
                            List.of(),
                            List.of())),
            List.of(new Reach("gerbil", "proxy", List.of("front")), new Reach("proxy", "gerbil", List.of())),
            List.of("other"));
    private static final List<PolicyResult> POLICIES =
            List.of(new PolicyResult("p", "vps", List.of("gerbil reaches proxy via front")));

    private static final String DOCUMENT =
            "{\"server\":\"vps\",\"networks\":[\"front\",\"host\"],\"containers\":[{\"name\":\"gerbil\",\"networks\":[\"front\"],"
                    + "\"sharesNetworkOf\":null,\"stack\":\"tunnel\",\"service\":\"gerbil\",\"published\":[{\"address\":\"\","
                    + "\"published\":\"80\",\"target\":\"8080\",\"protocol\":\"tcp\"}],\"escapes\":[\"capability NET_ADMIN\"]},"
                    + "{\"name\":\"proxy\",\"networks\":[\"front\"],\"sharesNetworkOf\":\"gerbil\",\"stack\":\"tunnel\","
                    + "\"service\":\"proxy\",\"published\":[],\"escapes\":[]}],"
                    + "\"reaches\":[{\"from\":\"gerbil\",\"to\":\"proxy\",\"reaches\":true,\"via\":[\"front\"]},"
                    + "{\"from\":\"proxy\",\"to\":\"gerbil\",\"reaches\":false,\"via\":[]}],"
                    + "\"policies\":[{\"name\":\"p\",\"holds\":false,\"broken\":[\"gerbil reaches proxy via front\"]}],"
                    + "\"unknown\":[\"other\"]}";

    @Test
    void shouldKeepTheNamesThatOthersRelyOn() {
        assertThat(Json.text(BoundariesDocument.of(BOUNDARIES, POLICIES))).isEqualTo(DOCUMENT);
    }

    @Test
    void shouldPrintTablesThatAPageCanHold() {
        assertThat(BoundariesText.tables(BOUNDARIES, POLICIES)).isEqualTo("""
                ## vps

                | container | front      | host | escapes              |
                | --------- | ---------- | ---- | -------------------- |
                | gerbil    | X          |      | capability NET_ADMIN |
                | proxy     | via gerbil |      |                      |

                | from \\ to | gerbil | proxy |
                | --------- | ------ | ----- |
                | gerbil    | -      | YES   |
                | proxy     | no     | -     |

                policy p: broken: gerbil reaches proxy via front

                not known here: other
                """);
    }
}
