package io.jenkins.plugins.casc;

import io.homeplane.standalone.api.Controller;
import java.util.List;

/** The configuration as code that this controller reads. */
public class ConfigurationAsCode {
    ConfigurationAsCode() {}

    public static ConfigurationAsCode get() {
        return new ConfigurationAsCode();
    }

    /** Paths of its files, or of directories that hold them. */
    public List<String> getSources() {
        return Controller.current().configurationSources();
    }
}
