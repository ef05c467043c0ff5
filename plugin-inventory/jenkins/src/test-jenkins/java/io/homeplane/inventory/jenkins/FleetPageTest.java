package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.api.Route;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Fleet page and the settings, in one running Jenkins. */
@WithJenkins
class FleetPageTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void boot(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void secure() {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, HomeplanePermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
    }

    @AfterEach
    void forget() {
        HomeplaneConfiguration.get().setInventories(List.of());
    }

    @Test
    void shouldShowTheFleetToAViewer() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("viewer")) {
            browser.getOptions().setJavaScriptEnabled(false);
            HtmlPage page = browser.goTo("homeplane");
            assertThat(page.getElementById("homeplane-fleet").getAttribute("data-api"))
                    .endsWith("/homeplane/api/v1/fleet");
            assertThat(page.getWebResponse().getContentAsString()).contains("/plugin/homeplane-inventory/fleet.js");
            assertThat(browser.goTo("plugin/homeplane-inventory/fleet.js", null)
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseThePageAndItsDataToAStranger() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("stranger")) {
            browser.assertFails("homeplane", 403);
            for (Route route : Route.values()) {
                browser.assertFails("homeplane/api/v1/" + route.path(), 403);
            }
        }
        try (JenkinsRule.WebClient anonymous = jenkins.createWebClient()) {
            for (Route route : Route.values()) {
                anonymous.assertFails("homeplane/api/v1/" + route.path(), 403);
            }
        }
    }

    @Test
    void shouldAnswerTheWholeApiToAViewer() throws Exception {
        register();
        try (JenkinsRule.WebClient browser = quiet().login("viewer")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(browser, "plan").getStatusCode() == 200);

            assertThat(get(browser, "inventories").getContentAsString()).contains("\"name\":\"fleet\"", "\"errors\":0");
            assertThat(get(browser, "validation?inventory=fleet").getContentAsString())
                    .startsWith("{\"servers\":2");
            assertThat(get(browser, "plan").getContentAsString()).contains("\"stacks\":[{\"stack\":");
            assertThat(get(browser, "boundaries").getContentAsString()).startsWith("[{\"server\":");
            assertThat(get(browser, "graph").getContentAsString()).startsWith("{\"nodes\":");
            WebResponse picture = get(browser, "graph?format=svg");
            assertThat(picture.getContentType()).isEqualTo("image/svg+xml");
            assertThat(picture.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(get(browser, "openapi.yaml").getContentAsString()).startsWith("openapi: 3.1");
            assertThat(get(browser, "schemas/plan.json").getContentAsString()).contains("\"severs\"");
        }
    }

    @Test
    void shouldRefuseInOneSentenceAndOnlyRead() throws Exception {
        register();
        try (JenkinsRule.WebClient browser = quiet().login("viewer")) {
            WebResponse unknown = get(browser, "plan?inventory=moon");
            assertThat(unknown.getStatusCode()).isEqualTo(404);
            assertThat(unknown.getContentAsString()).isEqualTo("{\"error\":\"No inventory is registered as moon\"}");
            assertThat(get(browser, "nothing").getStatusCode()).isEqualTo(404);
            assertThat(get(browser, "../plan").getStatusCode()).isEqualTo(404);
            assertThat(get(browser, "v1/plan").getStatusCode()).isEqualTo(404);
            assertThat(get(browser, "nothing").getContentAsString()).startsWith("{\"error\":");

            WebRequest post = new WebRequest(browser.createCrumbedUrl("homeplane/api/v1/fleet"), HttpMethod.POST);
            assertThat(browser.getPage(post).getWebResponse().getStatusCode()).isEqualTo(405);
            WebRequest head =
                    new WebRequest(new URL(jenkins.getURL(), "homeplane/api/v1/openapi.yaml"), HttpMethod.HEAD);
            WebResponse headers = browser.getPage(head).getWebResponse();
            assertThat(headers.getStatusCode()).isEqualTo(200);
            assertThat(headers.getResponseHeaderValue("ETag"))
                    .isEqualTo(get(browser, "openapi.yaml")
                            .getResponseHeaderValue("ETag")
                            .replace("--gzip", "")); // Jetty marks what it has compressed
        }
    }

    private static JenkinsRule.WebClient quiet() {
        return jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
    }

    private static WebResponse get(JenkinsRule.WebClient browser, String path) throws Exception {
        return browser.goTo("homeplane/api/v1/" + path, null).getWebResponse();
    }

    private static void register() {
        HomeplaneConfiguration.get()
                .setInventories(List.of(new RegisteredInventory(
                        "fleet",
                        Path.of("..", "..", "lab", "fleet").toAbsolutePath().toString())));
    }

    @Test
    void shouldAnswerNotModifiedToWhoeverHasTheData() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("viewer")) {
            WebResponse first =
                    browser.goTo("homeplane/api/v1/fleet", "application/json").getWebResponse();
            assertThat(first.getContentAsString()).contains("\"servers\":[]");
            browser.addRequestHeader("If-None-Match", first.getResponseHeaderValue("ETag"));
            WebResponse second = browser.goTo("homeplane/api/v1/fleet", null).getWebResponse();
            assertThat(second.getStatusCode()).isEqualTo(304);
            assertThat(second.getContentAsString()).isEmpty();
        }
    }

    @Test
    void shouldAskTheServersInTheBackgroundAndSayWhen() throws Exception {
        register();
        ExtensionList.lookup(ServerStates.class).add(0, new Answering());
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("viewer")) {
            assertThat(fleet(browser)).contains("\"asked\":null", "\"refreshing\":true");

            await().atMost(Duration.ofSeconds(60)).until(() -> fleet(browser).contains("\"refreshing\":false"));

            assertThat(fleet(browser))
                    .contains("\"state\":\"drifted\"", "its container was stopped", "\"id\":\"r1\"")
                    .doesNotContain("\"asked\":null");
        }
    }

    private static String fleet(JenkinsRule.WebClient browser) throws Exception {
        return browser.goTo("homeplane/api/v1/fleet", "application/json")
                .getWebResponse()
                .getContentAsString();
    }

    /** Stands for the deploy plugin, which is not here. */
    public static final class Answering extends ServerStates {
        @Override
        public Question question(Inventory inventory, Run<?, ?> run, TaskListener listener) {
            assertThat(run).as("a page has no build").isNull();
            return new Stopped();
        }

        /** Says the same of every stack. */
        public static final class Stopped implements Question {
            private static final long serialVersionUID = 1L;

            @Override
            public TargetState ask(InventorySnapshot snapshot) {
                return stack -> new StackState(
                        Action.DRIFTED, List.of("its container was stopped"), "r1", "2026-01-02T03:04:05Z");
            }
        }
    }

    @Test
    void shouldKeepItsSettingsWhenTheFormIsSaved() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
        RegisteredInventory inventory = new RegisteredInventory("fleet", "/srv/fleet.git");
        inventory.setPath("home");
        inventory.setJobs(List.of("home/*", "push"));
        HomeplaneConfiguration.get().setInventories(List.of(inventory));
        jenkins.configRoundtrip();
        RegisteredInventory saved =
                HomeplaneConfiguration.get().getInventories().get(0);
        assertThat(saved.getName()).isEqualTo("fleet");
        assertThat(saved.getLocation()).isEqualTo("/srv/fleet.git");
        assertThat(saved.getPath()).isEqualTo("home");
        assertThat(saved.getJobs()).containsExactly("home/*", "push");
        assertThat(saved.getJob()).isNull();
    }
}
