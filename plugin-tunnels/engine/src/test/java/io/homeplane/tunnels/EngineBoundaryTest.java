package io.homeplane.tunnels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineBoundaryTest {
    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.homeplane.tunnels");

    @Test
    void shouldKnowNothingOfJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "jakarta.servlet..")
                .check(engine);
    }

    @Test
    void shouldConnectWithoutKnowingOfProbes() {
        noClasses()
                .that()
                .resideInAPackage("..connect..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..probe..")
                .check(engine);
    }

    @Test
    void shouldRegisterNoSecurityProvider() {
        noClasses()
                .should()
                .callMethod(java.security.Security.class, "addProvider", java.security.Provider.class)
                .check(engine);
    }
}
