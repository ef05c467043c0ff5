package io.homeplane.tunnels.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts as {@code plane tunnels --json} prints them and as steps return them (SPEC section 9). */
public final class VerdictDocument {
    private VerdictDocument() {}

    /** In plain values: a list with the fields of each path. */
    public static List<Map<String, Object>> of(CheckResult result) {
        return result.verdicts().stream().map(VerdictDocument::fields).toList();
    }

    /** The fields of one verdict, in order: strings, a number and a boolean only. */
    public static Map<String, Object> fields(PathVerdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", verdict.server());
        fields.put("path", verdict.path().via());
        fields.put("verdict", verdict.verdict().label());
        fields.put("layer", verdict.layer().label());
        fields.put("reason", verdict.reason());
        fields.put("milliseconds", verdict.milliseconds());
        fields.put("relay", verdict.relay());
        return fields;
    }
}
