package io.homeplane.tunnels.recover;

import io.homeplane.tunnels.probe.VerdictDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports as {@code plane tunnels --recover --json} prints them and as {@code tunnelRecover} returns them. */
public final class RecoveryDocument {
    private RecoveryDocument() {}

    /** The fields of {@code plane tunnels --json} as the path is now, and how it came to that. */
    public static Map<String, Object> fields(RecoveryReport report) {
        Map<String, Object> fields = new LinkedHashMap<>(VerdictDocument.fields(report.after()));
        fields.put("outcome", report.outcome().label());
        fields.put(
                "failed",
                report.before().usable() ? "" : report.before().layer().label());
        fields.put("cause", report.before().reason());
        fields.put(
                "helped",
                report.helped().map(action -> action.target().toString()).orElse(""));
        fields.put(
                "actions",
                report.actions().stream().map(RecoveryDocument::action).toList());
        fields.put("seconds", report.milliseconds() / 1000.0);
        return fields;
    }

    /** In plain values: a list with the fields of each path. */
    public static List<Map<String, Object>> of(List<RecoveryReport> reports) {
        return reports.stream().map(RecoveryDocument::fields).toList();
    }

    private static Map<String, Object> action(RecoveryAction action) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target", action.target().toString());
        fields.put("over", action.over());
        fields.put("because", action.because());
        fields.put("result", action.result());
        fields.put("seconds", action.milliseconds() / 1000.0);
        fields.put("helped", action.helped());
        return fields;
    }
}
