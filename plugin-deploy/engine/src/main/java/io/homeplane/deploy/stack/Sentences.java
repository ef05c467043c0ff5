package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.DeployException.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The one sentence that a failed deploy ends with. */
record Sentences(String stack, String server) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 600;

    /** Nothing was changed on the server. */
    DeployException refused(Kind kind, String why) {
        return new DeployException(kind, "Stack " + stack + " on " + server + " was not deployed: " + clip(why));
    }

    DeployException refused(Kind kind, String why, Throwable cause) {
        return new DeployException(kind, refused(kind, why).getMessage(), cause);
    }

    /** The new release failed. */
    DeployException failed(Kind kind, String why, String ending) {
        return new DeployException(kind, "Stack " + stack + " on " + server + " failed: " + clip(why) + "; " + ending);
    }

    /** What a refusal says after what and where, which a table says already. */
    String why(DeployException refusal) {
        String start = refused(refusal.kind(), "").getMessage();
        String message = refusal.getMessage();
        return message.startsWith(start) ? message.substring(start.length()) : message;
    }

    /** The plane that began the deploy is gone, and how it ended cannot be read. */
    DeployException lostSight(String why, Throwable cause) {
        DeployException unknown = failed(
                Kind.OUTCOME_UNKNOWN,
                "the plane was restarted meanwhile and cannot find out how it ended (" + why + ")",
                "the server confirms nothing by itself and restores what ran before; look at what runs there");
        return new DeployException(unknown.kind(), unknown.getMessage(), cause);
    }

    static String held(TargetState.Holder holder) {
        String since = holder.sinceEpochSeconds() == 0
                ? ""
                : " since " + CLOCK.format(Instant.ofEpochSecond(holder.sinceEpochSeconds()));
        return holder.who() + " deploys it" + since + "; wait for that to end";
    }

    /** The line of a command's stderr that says what went wrong: the last one that is not empty. */
    static String lastLine(String stderr) {
        List<String> lines = stderr.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
    }

    private static String clip(String why) {
        String line = why.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "..";
    }
}
