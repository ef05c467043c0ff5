package hudson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvVarsTest {
    @Test
    void shouldPutAPathBeforeTheOneThatIsThere() {
        EnvVars variables = new EnvVars(Map.of("PATH", "/bin"));
        variables.override("PATH+TOOL", "/opt/tool");
        assertThat(variables).containsEntry("PATH", "/opt/tool" + File.pathSeparator + "/bin");
    }

    @Test
    void shouldRemoveAVariableThatIsOverriddenByNothing() {
        EnvVars variables = new EnvVars(Map.of("A", "1"));
        variables.override("A", "");
        assertThat(variables).isEmpty();
    }

    @Test
    void shouldExpandWhatItKnowsAndLeaveTheRest() {
        EnvVars variables = new EnvVars(Map.of("NAME", "web"));
        assertThat(variables.expand("$NAME ${NAME}-1 $UNKNOWN $$x")).isEqualTo("web web-1 $UNKNOWN $x");
    }
}
