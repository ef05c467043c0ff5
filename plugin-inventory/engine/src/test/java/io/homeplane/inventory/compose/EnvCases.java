package io.homeplane.inventory.compose;

import java.util.Map;

/** Env files with what Compose makes of them; ComposeConfigIT asks Compose itself. */
final class EnvCases {
    static final Map<String, Map<String, String>> ALL = Map.ofEntries(
            Map.entry("A=\"x\\ny\"", Map.of("A", "x\ny")),
            Map.entry("A=\"x\\ty\\rz\"", Map.of("A", "x\ty\rz")),
            Map.entry("A=\"\\a\\b\\f\\v\"", Map.of("A", "\u0007\b\f\u000b")),
            Map.entry("A=\"x\\\"y\"", Map.of("A", "x\"y")),
            Map.entry("A=\"x\\$y\"", Map.of("A", "x$y")),
            Map.entry("A=\"x\\\\n\"", Map.of("A", "x\\n")),
            Map.entry("A=\"a\\\\\"", Map.of("A", "a\\")),
            Map.entry("A=\"a\\qb\"", Map.of("A", "a\\qb")),
            Map.entry("A=\"\\'\"", Map.of("A", "\\'")),
            Map.entry("A=\"a\\\nb\"", Map.of("A", "a\\\nb")),
            Map.entry("A=\"a\n# no comment\nb\" # one\nC=2", Map.of("A", "a\n# no comment\nb", "C", "2")),
            Map.entry("A='a\nb'\nB=1", Map.of("A", "a\nb", "B", "1")),
            Map.entry("A=\"1\r\n2\"\r\nB=3\r\n", Map.of("A", "1\r\n2", "B", "3")),
            Map.entry("A='a\\nb'", Map.of("A", "a\\nb")),
            Map.entry("A='it\\'s'", Map.of("A", "it's")),
            Map.entry("A='x\\\\'\nB=1", Map.of("A", "x\\\\", "B", "1")),
            Map.entry("A='a\"b'", Map.of("A", "a\"b")),
            Map.entry("A=a\"b\"", Map.of("A", "a\"b\"")),
            Map.entry("A=a\\nb", Map.of("A", "a\\nb")),
            Map.entry("export X=1", Map.of("X", "1")),
            Map.entry("export\tX=1", Map.of("X", "1")),
            Map.entry("exportX=1\nexport=2", Map.of("exportX", "1", "export", "2")),
            Map.entry("A=1 # c\nB=1#c\nC= #c\nD=a b", Map.of("A", "1", "B", "1#c", "C", "#c", "D", "a b")),
            Map.entry("A=\"1\" # c\nB=\"1\"#c", Map.of("A", "1", "B", "1")),
            Map.entry("A=\"a#b\"", Map.of("A", "a#b")),
            Map.entry("A=\"1\"B=2", Map.of("A", "1", "B", "2")),
            Map.entry("A: 1\nB = 2\nC=\nD==3", Map.of("A", "1", "B", "2", "C", "", "D", "=3")),
            Map.entry("A_NAME_ALONE\nB=1", Map.of("B", "1")),
            Map.entry("A-B=1\nA.b=2\nA[0]=3\n1A=4", Map.of("A-B", "1", "A.b", "2", "A[0]", "3", "1A", "4")),
            Map.entry("B=q\nA=$B\nC=\"${B}c\"\nD='${B}'", Map.of("B", "q", "A", "q", "C", "qc", "D", "${B}")),
            Map.entry("B=q\nA=\"\\\\$B\"", Map.of("B", "q", "A", "\\q")),
            Map.entry("A=\"$$x\"\nB=a$$b\nC=\"a$ b\"", Map.of("A", "$x", "B", "a$b", "C", "a$ b")),
            Map.entry("A=${UNKNOWN_HERE:-d}", Map.of("A", "d")),
            Map.entry("\ufeffA=1\n  # c\n\n  B=2", Map.of("A", "1", "B", "2")));

    private EnvCases() {}
}
