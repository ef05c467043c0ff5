package io.homeplane.inventory.model;

/** The stable codes of problems, each a section of docs/problems.md. A code is never given another meaning. */
public enum ProblemCode {
    UNREADABLE_FILE("HP0001", Severity.ERROR),
    TOO_LARGE("HP0002", Severity.ERROR),
    NOT_UTF8("HP0003", Severity.ERROR),
    TOML_SYNTAX("HP0004", Severity.ERROR),
    YAML_SYNTAX("HP0005", Severity.ERROR),
    OUTSIDE_REPOSITORY("HP0006", Severity.ERROR),
    NO_REVISION("HP0007", Severity.ERROR),
    JSON_SYNTAX("HP0008", Severity.ERROR),
    WRONG_TYPE("HP0010", Severity.ERROR),
    MISSING_VALUE("HP0011", Severity.ERROR),
    NOT_ALLOWED("HP0012", Severity.ERROR),
    BAD_PORT("HP0013", Severity.ERROR),
    UNKNOWN_KEY("HP0014", Severity.WARNING),
    MISPLACED_KEY("HP0015", Severity.WARNING),
    BAD_ENVIRONMENT("HP0016", Severity.ERROR),
    UNKNOWN_TABLE("HP0017", Severity.WARNING),
    UNKNOWN_SERVER("HP0020", Severity.ERROR),
    UNKNOWN_STACK("HP0021", Severity.ERROR),
    UNKNOWN_RESOURCE("HP0022", Severity.WARNING),
    UNKNOWN_EXECUTION("HP0023", Severity.WARNING),
    PATTERN_WITHOUT_MATCH("HP0024", Severity.WARNING),
    BAD_PATTERN("HP0025", Severity.ERROR),
    UNDEFINED_VARIABLE("HP0026", Severity.WARNING),
    DUPLICATE_NAME("HP0027", Severity.ERROR),
    ORDER_CYCLE("HP0028", Severity.ERROR),
    NO_SERVER("HP0029", Severity.WARNING),
    MISSING_COMPOSE_FILE("HP0030", Severity.ERROR),
    COMPOSE_WITHOUT_SERVICES("HP0031", Severity.ERROR),
    COMPOSE_VALUE("HP0032", Severity.ERROR),
    COMPOSE_NOT_FOLLOWED("HP0033", Severity.INFO),
    EXECUTION_NOT_RUN("HP0034", Severity.WARNING),
    COMPOSE_VARIABLE("HP0035", Severity.ERROR),
    ORDER_LEFT_OUT("HP0036", Severity.WARNING),
    NO_USABLE_PATH("HP0040", Severity.WARNING),
    POLICY_BROKEN("HP0041", Severity.ERROR),
    PORT_TAKEN("HP0042", Severity.ERROR),
    POLICY_UNDECIDED("HP0043", Severity.WARNING),
    PLAINTEXT_SECRET("HP0050", Severity.WARNING),
    TRACKED_STATE("HP0051", Severity.ERROR),
    SOPS_WITHOUT_RULE("HP0052", Severity.WARNING),
    NO_WAY_OUT("HP0060", Severity.ERROR),
    EMERGENCY_PATH_CARRIED("HP0061", Severity.ERROR),
    SEVERING_AUTO_UPDATE("HP0062", Severity.WARNING);

    private final String code;
    private final Severity severity;

    ProblemCode(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /** {@code HP0014}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
