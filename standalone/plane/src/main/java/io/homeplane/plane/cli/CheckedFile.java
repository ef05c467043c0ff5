package io.homeplane.plane.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code plane secrets check} says of a file.
 *
 * @param kind {@code sops}, {@code age} or {@code plain}
 * @param mac whether it opens and is as it was written
 * @param why what stands behind {@code mac} when it was not looked at; empty otherwise
 * @param recipients for whom it is encrypted, as far as the file names them
 * @param missing recipients of the rule that cannot open it
 * @param extra recipients that the rule does not name
 * @param lastModified when its values were last changed, as it says itself
 * @param days since then
 * @param findings a sentence for each thing that should be done about it
 */
record CheckedFile(
        String file,
        String kind,
        Mac mac,
        String why,
        List<String> recipients,
        List<String> missing,
        List<String> extra,
        Optional<String> lastModified,
        Optional<Long> days,
        List<String> findings) {

    /** Whether a file is as it was written. */
    enum Mac {
        RIGHT("right"),
        WRONG("wrong"),
        UNCHECKED("unchecked"),
        NONE("none");

        private final String word;

        Mac(String word) {
            this.word = word;
        }
    }

    CheckedFile {
        recipients = List.copyOf(recipients);
        missing = missing.stream().sorted().toList();
        extra = extra.stream().sorted().toList();
        findings = List.copyOf(findings);
    }

    /** A file of which only one sentence is known. */
    static CheckedFile broken(String file, String kind, Mac mac, String finding) {
        return new CheckedFile(
                file,
                kind,
                mac,
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(finding));
    }

    /** The lines for people: one, and one more for each finding. */
    String text(int width) {
        List<String> cells = new ArrayList<>();
        cells.add(file + " ".repeat(Math.max(0, width - file.length())));
        cells.add((kind + "     ").substring(0, 5));
        cells.add(("MAC " + mac.word + "         ").substring(0, 13));
        days.ifPresent(age -> cells.add(age + (age == 1 ? " day" : " days")));
        cells.add(kind.equals("sops") ? recipients.size() + (recipients.size() == 1 ? " key" : " keys") : "");
        if (!why.isEmpty()) {
            cells.add("(" + why + ")");
        }
        StringBuilder lines = new StringBuilder(String.join("  ", cells).stripTrailing()).append('\n');
        findings.forEach(finding -> lines.append("  ").append(finding).append('\n'));
        return lines.toString();
    }

    /** The same for programs. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file);
        document.put("kind", kind);
        document.put("mac", mac.word);
        document.put("recipients", recipients);
        document.put("missing", missing);
        document.put("extra", extra);
        lastModified.ifPresent(time -> document.put("lastModified", time));
        days.ifPresent(age -> document.put("days", age));
        document.put("findings", findings);
        return document;
    }
}
