package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.security.ACL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AgeIdentityCredentialsTest {
    @Test
    void shouldBeWrittenEncryptedAndReadBack(JenkinsRule jenkins) throws Exception {
        LabFiles.addIdentity("home-age");
        SystemCredentialsProvider.getInstance().save();
        BuildFiles.assertNothingHolds(jenkins.jenkins.getRootDir().toPath(), secretLine());
        String written = Jenkins.XSTREAM2.toXML(found());
        assertThat(written).contains("home-age").doesNotContain(secretLine());
        AgeIdentity read = (AgeIdentity) Jenkins.XSTREAM2.fromXML(written);
        assertThat(read.getIdentity().getPlainText()).isEqualTo(LabFiles.identity());
    }

    @Test
    void shouldBindItMaskedInWithCredentials(JenkinsRule jenkins) throws Exception {
        LabFiles.addIdentity("home-age");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "bind");
        job.setDefinition(new CpsFlowDefinition(
                "node { withCredentials([ageIdentity(credentialsId: 'home-age', variable: 'SOPS_AGE_KEY')]) {"
                        + " sh 'test -n \"$SOPS_AGE_KEY\"; printf \"%s\\n\" \"$SOPS_AGE_KEY\"' } }",
                true));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogNotContains(secretLine(), run);
        BuildFiles.assertNothingHolds(run.getRootDir().toPath(), secretLine());
    }

    @Test
    void shouldNotShowTheIdentityInItsForm(JenkinsRule jenkins) throws Exception {
        LabFiles.addIdentity("home-age");
        // a part of a page, whose scripts are those of the page around it
        HtmlPage dialog = jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo("credentials/store/system/domain/_/credential/home-age/updateDialog");
        assertThat(dialog.getWebResponse().getContentAsString())
                .contains("_.identity", "home-age")
                .doesNotContain(secretLine());
    }

    private static AgeIdentity found() {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItem(AgeIdentity.class, null, ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId("home-age"));
    }

    private static String secretLine() throws Exception {
        return LabFiles.identity()
                .lines()
                .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
                .findFirst()
                .orElseThrow();
    }
}
