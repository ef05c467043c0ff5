package io.homeplane.plane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.homeplane.inventory.jenkins.ThisJenkins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;

/** Holds every module against the picture in docs/design.puml. */
class DesignTest {
    private static final Path DIAGRAM = Path.of("../../docs/design.puml");
    private static final JavaClasses HOUSE = house();

    /** Other people's classes need not be read: their names are enough for the rules. */
    private static JavaClasses house() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.homeplane");
    }

    @Test
    void shouldImportOnlyWhatThePictureAllows() throws Exception {
        classes()
                .should(adhereToPlantUmlDiagram(DIAGRAM.toUri().toURL(), consideringOnlyDependenciesInDiagram()))
                .check(HOUSE);
    }

    @Test
    void shouldGiveEveryPackageOneRoom() throws IOException {
        List<PackageMatcher> rooms = Pattern.compile("<<(io\\.homeplane[a-z.]+)>>")
                .matcher(Files.readString(DIAGRAM))
                .results()
                .map(room -> PackageMatcher.of(room.group(1)))
                .toList();

        assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(rooms.stream().filter(room -> room.matches(name)))
                        .as("rooms of %s in docs/design.puml", name)
                        .hasSize(1));
    }

    @Test
    void shouldAskForJenkinsInOnePlaceOfThePlugins() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.homeplane.inventory.jenkins", "io.homeplane.tunnels.jenkins", "io.homeplane.deploy.jenkins")
                .and()
                .doNotBelongToAnyOf(ThisJenkins.class)
                .should()
                .callMethod(Jenkins.class, "get")
                .orShould()
                .callMethod(Jenkins.class, "getInstanceOrNull")
                .check(HOUSE);
    }
}
