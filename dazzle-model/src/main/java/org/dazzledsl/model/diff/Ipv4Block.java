package org.dazzledsl.model.diff;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IPv4 addresses: {@code 10.0.0.0/16}. */
record Ipv4Block(long address, int bits) {

    private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");

    private static final int LONGEST = 32;

    /** Whether the one holds all of the other; not, when either is something else. */
    static boolean contains(String outer, String inner) {
        Optional<Ipv4Block> around = parse(outer);
        Optional<Ipv4Block> within = parse(inner);
        return around.isPresent()
                && within.isPresent()
                && around.get().bits <= within.get().bits
                && around.get().prefix(around.get().bits) == within.get().prefix(around.get().bits);
    }

    private long prefix(int length) {
        return address >>> (LONGEST - length);
    }

    private static Optional<Ipv4Block> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] halves = text.split("/");
        long address = Arrays.stream(halves[0].split("\\."))
                .mapToLong(Long::parseLong)
                .reduce(0, (sum, part) -> sum << 8 | part);
        int bits = Integer.parseInt(halves[1]);
        return bits <= LONGEST ? Optional.of(new Ipv4Block(address, bits)) : Optional.empty();
    }
}
