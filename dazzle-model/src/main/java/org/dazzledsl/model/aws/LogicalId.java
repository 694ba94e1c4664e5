package org.dazzledsl.model.aws;

import java.util.regex.Pattern;

/**
 * Logical ids: a function of the kind and the thing's own name, so that adding or removing a neighbour renames nothing,
 * and never the same for two names.
 */
public final class LogicalId {

    /** Snake case whose words start with a letter: turning it into camel case loses nothing. */
    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");

    private static final int LONGEST = 200;

    private LogicalId() {}

    /** {@code Queue} and {@code order_items} make {@code QueueOrderItems}; other spellings get a hash of themselves. */
    public static String of(String kind, String name) {
        String camel = camel(name);
        boolean faithful = SNAKE.matcher(name).matches() && camel.length() <= LONGEST;
        return faithful ? kind + camel : kind + shorten(camel) + Digests.shortHash(name);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        boolean wordStarts = true;
        for (char c : name.toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain) {
                camel.append(wordStarts ? Character.toUpperCase(c) : c);
            }
            wordStarts = !plain;
        }
        return camel.toString();
    }

    private static String shorten(String camel) {
        return camel.length() <= LONGEST ? camel : camel.substring(0, LONGEST);
    }
}
