package io.homeplane.plane.pipeline;

import hudson.model.Descriptor;
import io.homeplane.standalone.api.Controller;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.Symbol;

/** The names by which Jenkinsfiles call describables, such as {@code ageIdentity}. */
final class Symbols {
    private Symbols() {}

    static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (Descriptor<?> descriptor : Controller.current().extensions(Descriptor.class)) {
            Symbol symbol = descriptor.getClass().getAnnotation(Symbol.class);
            if (symbol != null) {
                all.addAll(List.of(symbol.value()));
            }
        }
        return all;
    }
}
