package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FleetPageTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, HomeplanePermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
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
            browser.assertFails("homeplane/api/v1/fleet", 403);
        }
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
    }
}
