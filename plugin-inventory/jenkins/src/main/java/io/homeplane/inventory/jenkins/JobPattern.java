package io.homeplane.inventory.jenkins;

import java.util.regex.Pattern;

/**
 * A pattern of full job names.
 *
 * @param text {@code *} stands for anything within one folder level, {@code **} for any number of levels
 */
record JobPattern(String text) {
    boolean matches(String fullJobName) {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
            } else if (text.charAt(at) == '*') {
                expression.append("[^/]*");
                at++;
            } else {
                expression.append(Pattern.quote(text.substring(at, at + 1)));
                at++;
            }
        }
        return fullJobName.matches(expression.toString());
    }
}
