package org.dazzledsl.model.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/**
 * The address range of a VPC. Of a /20, each of nine subnets (three kinds in three zones) still has 251 addresses; AWS
 * allows no VPC larger than a /16.
 */
record CidrType() implements ValueType<String> {

    private static final int LARGEST = 16;
    private static final int SMALLEST = 20;
    private static final int OCTET = 0xFF;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    @Override
    public String expected() {
        return "an IPv4 range from /16 to /20 such as \"10.0.0.0/16\"";
    }

    @Override
    public Map<String, Object> schema() {
        return ConfigSchema.text("[0-9]{1,3}(?:\\.[0-9]{1,3}){2}\\.0/(?:" + allowedPrefixes() + ")");
    }

    private static String allowedPrefixes() {
        return IntStream.rangeClosed(LARGEST, SMALLEST)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("|"));
    }

    @Override
    public Optional<String> read(String name, TomlNode node, Consumer<Problem> problems) {
        Optional<String> text = ConfigTypes.string(node);
        if (text.isEmpty()) {
            problems.accept(ConfigProblems.wrongType(name, node, expected()));
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.get());
        if (!form.matches() || !areOctets(form)) {
            problems.accept(ConfigProblems.malformed(name, node, expected()));
            return Optional.empty();
        }
        int prefix = Integer.parseInt(form.group(5));
        if (prefix < LARGEST || prefix > SMALLEST || !isForVpcs(form)) {
            problems.accept(ConfigProblems.outOfRange(name, node, expected()));
            return Optional.empty();
        }
        String network = network(form, prefix);
        if (!network.equals(text.get())) {
            problems.accept(
                    ConfigProblems.malformed(name, node, expected()).suggesting("did you mean \"" + network + "\"?"));
            return Optional.empty();
        }
        return text;
    }

    private static boolean areOctets(Matcher form) {
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(form.group(i)) > OCTET) {
                return false;
            }
        }
        return true;
    }

    /** AWS refuses the ranges 0/8, 127/8, 169.254/16 and multicast. */
    private static boolean isForVpcs(Matcher form) {
        int first = Integer.parseInt(form.group(1));
        boolean linkLocal = first == 169 && Integer.parseInt(form.group(2)) == 254;
        return first != 0 && first != 127 && first < 224 && !linkLocal;
    }

    /** The range as it is written when all bits after the prefix are zero. */
    private static String network(Matcher form, int prefix) {
        int third = Integer.parseInt(form.group(3)) & OCTET << (24 - prefix) & OCTET;
        return Integer.parseInt(form.group(1)) + "." + Integer.parseInt(form.group(2)) + "." + third + ".0/" + prefix;
    }
}
