package org.dazzledsl.maven.node;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Node. */
public record NodeVersion(int major, int minor, int patch) implements Comparable<NodeVersion> {

    /** The least that aws-cdk-lib accepts ({@code engines} in its package.json). */
    public static final NodeVersion MINIMUM = new NodeVersion(20, 0, 0);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})\\b.*");

    private static final Comparator<NodeVersion> ORDER = Comparator.comparingInt(NodeVersion::major)
            .thenComparingInt(NodeVersion::minor)
            .thenComparingInt(NodeVersion::patch);

    /** Reads what {@code node --version} prints, such as {@code v22.18.0}; empty when it is something else. */
    public static Optional<NodeVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new NodeVersion(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    public boolean isNewEnough() {
        return compareTo(MINIMUM) >= 0;
    }

    @Override
    public int compareTo(NodeVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
