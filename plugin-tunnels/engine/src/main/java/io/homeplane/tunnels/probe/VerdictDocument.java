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

    private static Map<String, Object> layer(LayerVerdict layer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("layer", layer.layer().label());
        fields.put("passed", layer.passed());
        fields.put("milliseconds", layer.time().toMillis());
        return fields;
    }

    /** The fields of one verdict, in order: strings, numbers, booleans, and lists and maps of them. */
    public static Map<String, Object> fields(PathVerdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("server", verdict.server());
        fields.put("path", verdict.path().via());
        fields.put("verdict", verdict.verdict().label());
        fields.put("layer", verdict.layer().label());
        fields.put("reason", verdict.reason());
        fields.put("milliseconds", verdict.milliseconds());
        fields.put("relay", verdict.relay());
        fields.put("name", verdict.path().name());
        fields.put(
                "layers", verdict.layers().stream().map(VerdictDocument::layer).toList());
        return fields;
    }
}
