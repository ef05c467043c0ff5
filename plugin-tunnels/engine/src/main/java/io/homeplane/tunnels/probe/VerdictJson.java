package io.homeplane.tunnels.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts as {@code plane tunnels --json} prints them and as steps return them (SPEC section 9). */
public final class VerdictJson {
    private static final JsonMapper JSON = new JsonMapper();

    private VerdictJson() {}

    /** One document: an array with one object per path. */
    public static String print(CheckResult result) {
        List<Map<String, Object>> all =
                result.verdicts().stream().map(VerdictJson::fields).toList();
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings, numbers and booleans can be written", impossible);
        }
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
