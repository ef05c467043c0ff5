package io.homeplane.inventory.tailscale;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whether what a rule names takes in what a question names. What only a running tailnet knows is not guessed. */
final class Selector {
    private static final Set<String> MEMBERS = Set.of("autogroup:member", "autogroup:members");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+(/[0-9]{1,3})?");

    /** The networks that the addresses of a tailnet's devices are from. */
    private static final List<Range> TAILNET = Stream.of("100.64.0.0/10", "fd7a:115c:a1e0::/48")
            .flatMap(network -> Range.parse(network).stream())
            .toList();

    private final Acl acl;

    /** How sure it is. */
    enum Taken {
        NO,
        UNKNOWN,
        YES
    }

    Selector(Acl acl) {
        this.acl = acl;
    }

    /** True when the file gives the name a meaning. */
    boolean knows(String name) {
        if (name.startsWith("group:")) {
            return acl.groups().containsKey(name);
        }
        if (name.startsWith("tag:")) {
            return acl.tags().contains(name);
        }
        return name.equals("*")
                || name.startsWith("autogroup:")
                || name.contains("@")
                || acl.hosts().containsKey(name)
                || range(name).isPresent();
    }

    /** The users of a group, each asked for alone; anything else as it is. */
    List<String> each(String name) {
        return name.startsWith("group:") ? acl.groups().getOrDefault(name, List.of()) : List.of(name);
    }

    Taken takesIn(String rule, String asked) {
        if (rule.equals("*") || rule.equals(asked) || rule.equals("autogroup:danger-all")) {
            return Taken.YES;
        }
        Optional<Range> range = range(rule);
        Optional<Range> wanted = range(asked);
        if (range.isPresent() && wanted.isPresent()) {
            return range.get().holds(wanted.get())
                    ? Taken.YES
                    : range.get().meets(wanted.get()) ? Taken.UNKNOWN : Taken.NO;
        }
        boolean named = asked.contains("@") || asked.startsWith("tag:");
        if (named && range.isPresent() && TAILNET.stream().noneMatch(range.get()::meets)) {
            return Taken.NO; // a network behind a device, not the device
        }
        if (asked.contains("@")) {
            return user(rule, asked);
        }
        return asked.startsWith("tag:") ? tag(rule) : Taken.UNKNOWN;
    }

    /** A user's devices have no tags; which addresses they have only the tailnet knows. */
    private Taken user(String rule, String user) {
        if (rule.startsWith("group:")) {
            return acl.groups().getOrDefault(rule, List.of()).contains(user) ? Taken.YES : Taken.NO;
        }
        if (MEMBERS.contains(rule)) {
            return Taken.YES;
        }
        return rule.contains("@") || rule.startsWith("tag:") || rule.equals("autogroup:tagged")
                ? Taken.NO
                : Taken.UNKNOWN;
    }

    /** A device with a tag belongs to no user. */
    private static Taken tag(String rule) {
        if (rule.equals("autogroup:tagged")) {
            return Taken.YES;
        }
        boolean people = rule.contains("@") || rule.startsWith("group:") || MEMBERS.contains(rule);
        return people || rule.startsWith("tag:") || rule.equals("autogroup:self") ? Taken.NO : Taken.UNKNOWN;
    }

    /** The addresses that a name of {@code hosts}, an address or a network means. */
    private Optional<Range> range(String name) {
        String text = acl.hosts().getOrDefault(name, name);
        return ADDRESS.matcher(text).matches() && (text.contains(".") || text.contains(":"))
                ? Range.parse(text)
                : Optional.empty();
    }

    /** Addresses one after the other. */
    record Range(int bits, BigInteger first, BigInteger last) {
        static Optional<Range> parse(String text) {
            String[] parts = text.split("/", 2);
            Optional<byte[]> bytes = Address.bytes(parts[0]);
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            int bits = bytes.get().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix > bits) {
                return Optional.empty();
            }
            BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
            BigInteger start = new BigInteger(1, bytes.get()).divide(size).multiply(size);
            return Optional.of(new Range(bits, start, start.add(size).subtract(BigInteger.ONE)));
        }

        boolean holds(Range other) {
            return bits == other.bits && first.compareTo(other.first) <= 0 && other.last.compareTo(last) <= 0;
        }

        boolean meets(Range other) {
            return bits == other.bits && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }
}
