package org.dazzledsl.model.aws;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of an environment variable's name that comes from a name of the DSL: a function of that name alone, and never
 * the same for two names of one style. Names in another style get a hash of themselves.
 */
public final class VariableName {

    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
    private static final Pattern NOT_UPPER = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern CAMEL = Pattern.compile("([A-Z][a-z0-9]*)+");

    private VariableName() {}

    /** For names that are written like {@code order_items}, as channels' are: {@code ORDER_ITEMS}. */
    public static String ofSnake(String name) {
        return SNAKE.matcher(name).matches() ? upper(name) : hashed(name);
    }

    /** For names that are written like {@code WelcomeEmail}, as messages' are: {@code WELCOME_EMAIL}. */
    public static String ofCamel(String name) {
        return CAMEL.matcher(name).matches() ? upper(name.replaceAll("(?!^)([A-Z])", "_$1")) : hashed(name);
    }

    private static String hashed(String name) {
        return upper(name) + "_" + upper(Digests.shortHash(name));
    }

    private static String upper(String name) {
        return NOT_UPPER.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
