package io.homeplane.inventory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineBoundaryTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.homeplane.inventory");

    @Test
    void shouldKnowNothingOfJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "jakarta.servlet..")
                .check(ENGINE);
    }

    @Test
    void shouldBuildEachLayerOnTheOnesBelowAlone() {
        String root = "io.homeplane.inventory.";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy(root + "model..")
                .layer("source")
                .definedBy(root + "source..")
                .layer("tree")
                .definedBy(root + "tree..")
                .layer("compose")
                .definedBy(root + "compose..")
                .layer("boundaries")
                .definedBy(root + "boundaries..")
                .layer("check")
                .definedBy(root + "check..")
                .layer("read")
                .definedBy(root + "read..")
                .layer("plan")
                .definedBy(root + "plan..")
                .layer("graph")
                .definedBy(root + "graph..")
                .layer("json")
                .definedBy(root + "json..")
                .layer("tailscale")
                .definedBy(root + "tailscale..")
                .layer("api")
                .definedBy(root + "api..")
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("tailscale")
                .mayOnlyBeAccessedByLayers("read")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("graph", "json", "api")
                .whereLayer("graph")
                .mayOnlyBeAccessedByLayers("json", "api")
                .whereLayer("read")
                .mayOnlyBeAccessedByLayers("plan", "graph", "json", "api")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("boundaries", "read", "plan")
                .whereLayer("boundaries")
                .mayOnlyBeAccessedByLayers("read", "json")
                .whereLayer("compose")
                .mayOnlyBeAccessedByLayers("boundaries", "check", "read", "plan", "json")
                .whereLayer("tree")
                .mayOnlyBeAccessedByLayers("compose", "check", "read", "tailscale")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("compose", "read", "plan", "json", "tailscale")
                .check(ENGINE);
    }
}
