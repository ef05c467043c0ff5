package hudson;

/** The few string helpers of Jenkins that forms need. */
public class Util {
    /** Null for the empty string. */
    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    /** The trimmed string, null when nothing is left. */
    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    /** The empty string for null. */
    public static String fixNull(String s) {
        return s == null ? "" : s;
    }

    /** The text as XML writes it. */
    public static String xmlEscape(String text) {
        return text == null
                ? null
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
