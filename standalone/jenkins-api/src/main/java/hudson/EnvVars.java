package hudson;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Environment variables; names differ by more than case. */
public class EnvVars extends TreeMap<String, String> {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:([A-Za-z0-9_]+)|\\{([A-Za-z0-9_.]+)\\}|(\\$))");

    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> m) {
        this();
        putAll(m);
    }

    public EnvVars(EnvVars m) {
        this((Map<String, String>) m);
    }

    /** Sets a variable; {@code PATH+anything} puts the value before what {@code PATH} holds, an empty value removes. */
    public void override(String key, String value) {
        if (value == null || value.isEmpty()) {
            remove(key);
            return;
        }
        int plus = key.indexOf('+');
        if (plus <= 0) {
            put(key, value);
            return;
        }
        String name = key.substring(0, plus);
        String before = get(name);
        put(name, before == null ? value : value + File.pathSeparator + before);
    }

    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    /** Replaces {@code $NAME} and {@code ${NAME}} by their values; what is unknown stays. */
    public String expand(String s) {
        if (s == null) {
            return null;
        }
        Matcher matcher = REFERENCE.matcher(s);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement(matcher)));
        }
        return matcher.appendTail(result).toString();
    }

    private String replacement(Matcher matcher) {
        if (matcher.group(3) != null) {
            return "$";
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return getOrDefault(name, matcher.group());
    }
}
