package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

/**
 * The job that an inventory's settings name, made or brought up to date.
 *
 * <p>It is written as a document, so that nothing of Homeplane's steps needs the plugins that run jobs.
 */
final class ConfiguredJob {
    private static final String DEFINITION = "org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition";
    private static final String DOCUMENT = """
            <?xml version="1.1" encoding="UTF-8"?>
            <flow-definition>
              <description>Deploys inventory ${inventory}. Made by Homeplane from its settings.</description>
              <properties>
                <${mark}>
                  <inventory>${inventory}</inventory>
                  <jenkinsfile>${jenkinsfile}</jenkinsfile>
                </${mark}>
              </properties>
              <definition class="${definition}">
                <scm class="${scm}">
                  <inventory>${inventory}</inventory>
                </scm>
                <scriptPath>${jenkinsfile}</scriptPath>
                <lightweight>false</lightweight>
              </definition>
            </flow-definition>
            """;

    private final RegisteredInventory inventory;
    private final InventoryJob wanted;

    /** @param inventory one that names a job */
    ConfiguredJob(RegisteredInventory inventory) {
        this.inventory = inventory;
        this.wanted = inventory.getJob();
    }

    /**
     * Makes the job when it is not there, and makes ours anew when it runs another Jenkinsfile than it should. A job that is as it
     * should be is left alone, and its repository is not asked for: a plane must start while the forge is away.
     *
     * @throws AbortException with one sentence when the job cannot be made
     */
    void apply() throws AbortException {
        try {
            Item there = ThisJenkins.item(wanted.getName());
            if (there != null && !isOurs(there)) {
                throw new AbortException(
                        "a job of this name was made by somebody else; rename that one or name another");
            }
            if (there == null) {
                checkThatItCanRun();
                ThisJenkins.create(wanted.getName(), document());
            } else if (!isUpToDate((Job<?, ?>) there)) {
                checkThatItCanRun();
                Source document = new StreamSource(new StringReader(document()));
                ((Job<?, ?>) there).updateByXml(document);
            }
        } catch (IOException | Failure why) {
            AbortException failure = new AbortException("Job " + wanted.getName() + " of inventory "
                    + inventory.getName() + " cannot be made: " + why.getMessage());
            failure.initCause(why);
            throw failure;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AbortException("Jenkins was stopped while job " + wanted.getName() + " was made");
        }
    }

    private boolean isOurs(Item there) {
        InventoryJobProperty mark = there instanceof Job<?, ?> job ? job.getProperty(InventoryJobProperty.class) : null;
        return mark != null && mark.getInventory().equals(inventory.getName());
    }

    private boolean isUpToDate(Job<?, ?> job) {
        return job.getProperty(InventoryJobProperty.class).getJenkinsfile().equals(wanted.getJenkinsfile());
    }

    private void checkThatItCanRun() throws IOException, InterruptedException {
        if (!ThisJenkins.describes(DEFINITION)) {
            throw new AbortException("plugin workflow-cps or workflow-job is missing; install both");
        }
        RunInventory files = inventory.atItsBranch();
        if (!files.root().child(wanted.getJenkinsfile()).exists()) {
            throw new AbortException("there is no " + wanted.getJenkinsfile() + " in " + inventory.getLocation()
                    + atBranch() + "; commit one or correct jenkinsfile:");
        }
    }

    private String atBranch() {
        return wanted.getBranch().isEmpty() ? "" : " on branch " + wanted.getBranch();
    }

    /** What {@code config.xml} of the job holds. */
    private String document() {
        return DOCUMENT.replace("${mark}", InventoryJobProperty.class.getName())
                .replace("${definition}", DEFINITION)
                .replace("${scm}", InventoryScm.class.getName())
                .replace("${jenkinsfile}", Util.xmlEscape(wanted.getJenkinsfile()))
                .replace("${inventory}", Util.xmlEscape(inventory.getName()));
    }
}
