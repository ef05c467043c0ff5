package io.homeplane.inventory.tailscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.read.InventoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclPoliciesTest {
    private static final String ACL = """
            // who may reach what
            {
              "groups": {
                "group:admins": ["ada@example.com"],
                "group:guests": ["eve@example.com", "ada@example.com"], /* both */
              },
              "hosts": { "nas": "100.64.0.10", "lan": "192.168.7.0/24" },
              "tagOwners": { "tag:db": ["group:admins"], "tag:web": [] },
              "acls": [
                { "action": "accept", "src": ["group:admins"], "dst": ["*:*"] },
                { "action": "accept", "src": ["autogroup:member"], "dst": ["tag:web:80,443", "autogroup:self:*"] },
                { "action": "accept", "proto": "udp", "src": ["tag:web"], "dst": ["nas:53"] },
                { "action": "accept", "src": ["100.64.0.0/24"], "dst": ["lan:1000-2000"] },
              ],
              "grants": [
                { "src": ["tag:web"], "dst": ["tag:db"], "ip": ["tcp:5432"] },
                { "src": ["tag:db"], "dst": ["tag:web"], "app": { "example.com/cap/x": [{}] } },
                { "src": ["eve@example.com"], "dst": ["tag:db"], "ip": ["22"], "srcPosture": ["posture:strict"] },
              ],
              "tests": [
                { "src": "ada@example.com", "accept": ["tag:db:22"] },
                { "src": "tag:web", "accept": ["tag:db:5432"], "deny": ["tag:db:22"] },
              ],
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deny  | group:guests     | tag:db:5432       | ada@example.com reaches tag:db by the rule at acl.hujson:10:5
            deny  | eve@example.com  | tag:db:5432       |
            deny  | tag:web          | tag:db:1-6000     | tag:web reaches tag:db by the rule at acl.hujson:16:5
            deny  | tag:web          | tag:db:22         |
            deny  | tag:db           | tag:web:*         |
            deny  | eve@example.com  | ada@example.com:22 |
            deny  | eve@example.com  | eve@example.com:22 | eve@example.com reaches eve@example.com by the rule at acl.hujson:11:5
            deny  | *                | tag:db:5432       | * reaches tag:db by the rule at acl.hujson:10:5
            deny  | tag:web          | 100.64.0.10:53    | tag:web reaches 100.64.0.10 by the rule at acl.hujson:12:5
            deny  | 100.64.0.9       | 192.168.7.4:1500  | 100.64.0.9 reaches 192.168.7.4 by the rule at acl.hujson:13:5
            deny  | 100.65.0.9       | tag:web:9999      | ?
            allow | eve@example.com  | tag:web:443       |
            allow | eve@example.com  | tag:web:22        | eve@example.com does not reach tag:web
            allow | group:guests     | tag:web:80        |
            allow | tag:web          | tag:db:5432       |
            allow | tag:web          | tag:db:5432-5433  | tag:web does not reach tag:db
            allow | tag:web          | nas:53            |
            allow | 100.64.0.9       | lan:1000-2000     |
            allow | 100.64.0.9       | lan:999           | ?
            allow | eve@example.com  | tag:db:22         | ?
            """)
    void shouldHoldAPolicyAgainstTheRules(String kind, String from, String to, String said) throws IOException {
        Files.writeString(directory.resolve("acl.hujson"), ACL);

        List<Problem> problems = problems("%s = { from = [\"%s\"], to = [\"%s\"] }".formatted(kind, from, to));

        if (said == null) {
            assertThat(problems).isEmpty();
        } else if (said.equals("?")) {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("HP0043");
                assertThat(problem.message()).startsWith("it is not known whether " + from + " reaches ");
            });
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("HP0041");
                assertThat(problem.message()).isEqualTo("does not hold: " + said);
                assertThat(problem.path()).isEqualTo("policy.p." + kind);
            });
        }
    }

    @Test
    void shouldHoldTheFilesOwnTestsAtTheirPlace() throws IOException {
        Files.writeString(
                directory.resolve("acl.hujson"),
                ACL.replace("\"deny\": [\"tag:db:22\"]", "\"deny\": [\"tag:db:5432\"]"));

        assertThat(problems("")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0041");
            assertThat(problem.position()).hasToString("acl.hujson:22:61");
            assertThat(problem.path()).isEqualTo("tests[1].deny");
        });
    }

    @Test
    void shouldLetEverythingPassInAFileWithoutRules() throws IOException {
        Files.writeString(directory.resolve("acl.hujson"), "{ \"tagOwners\": { \"tag:db\": [] } }");

        assertThat(problems("allow = { from = [\"a@b\"], to = [\"tag:db:1\"] }"))
                .isEmpty();
        assertThat(problems("deny = { from = [\"a@b\"], to = [\"tag:db:1\"] }")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            { "acls": [ }                                             | HP0008 | acl.hujson:1:13
            { "acls": [], "acls": [] }                                | HP0008 | acl.hujson:1:21
            []                                                        | HP0008 | acl.hujson:1:1
            { "acls": [] } x                                          | HP0008 | acl.hujson:1:16
            { "acls": [{ "action": "drop" }] }                        | HP0012 | acl.hujson:1:14
            { "acls": [{ "action": "accept", "src": "*", "dst": "tag:web:ssh" }] } | HP0012 | acl.hujson:1:53
            { "grants": [{ "src": "*", "dst": "*", "ip": "tcp:99999" }] } | HP0012 | acl.hujson:1:46
            { "acls": [], "groups": [] }                              | HP0010 | acl.hujson:1:25
            { "tests": [{ "accept": ["*:1"] }] }                      | HP0012 | acl.hujson:1:13
            { "acl": [], "acls": [] }                                 | HP0014 | acl.hujson:1:3
            """)
    void shouldSayWhereAFileIsWrong(String text, String code, String position) throws IOException {
        Files.writeString(directory.resolve("acl.hujson"), text);

        assertThat(problems("")).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position()).hasToString(position);
        });
    }

    @Test
    void shouldNameWhatThePolicyFileDoesNotKnow() throws IOException {
        Files.writeString(directory.resolve("acl.hujson"), ACL);

        assertThat(problems("deny = { from = [\"group:x\", \"moon\"], to = [\"tag:y:1\", \"tag:db\"] }"))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "it is not known what group:x is: the policy file does not say",
                        "it is not known what moon is: the policy file does not say",
                        "expected a target with ports such as tag:web:443, found \"tag:db\"");
    }

    @Test
    void shouldSayThatTheFileCannotBeRead() throws IOException {
        assertThat(problems("")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0001");
            assertThat(problem.message()).startsWith("acl.hujson is not read:");
        });
        Files.write(directory.resolve("acl.hujson"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(problems("")).extracting(Problem::code).containsExactly("HP0003");
        Files.writeString(directory.resolve("acl.hujson"), "[".repeat(100_000));
        assertThat(problems("")).extracting(Problem::code).containsExactly("HP0008");
        Files.writeString(directory.resolve("acl.hujson"), "{\"a\":".repeat(5_000));
        assertThat(problems("")).extracting(Problem::code).containsExactly("HP0008");
    }

    private List<Problem> problems(String assertions) throws IOException {
        Files.writeString(
                directory.resolve("all.toml"),
                "[[policy]]\nname = \"p\"\ntailscale_acl = \"acl.hujson\"\n" + assertions + "\n");
        return InventoryReader.read(directory).problems();
    }
}
