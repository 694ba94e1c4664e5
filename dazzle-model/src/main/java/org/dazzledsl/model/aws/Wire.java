package org.dazzledsl.model.aws;

import java.util.regex.Pattern;

/**
 * A value that one stack publishes and later ones read, under an SSM parameter. Not a CloudFormation export, since an
 * export in use can't be removed: with an SSM parameter, any stack can be updated without its consumers.
 *
 * @param from the stack that publishes it
 * @param key the rest of its path: lower case, {@code _} between words, {@code /} between levels
 * @param list whether it is a list of strings
 */
public record Wire(StackName from, String key, boolean list) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(/[a-z0-9_]+)*");

    public Wire {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
    }

    public static Wire of(StackName from, String key) {
        return new Wire(from, key, false);
    }

    public static Wire listOf(StackName from, String key) {
        return new Wire(from, key, true);
    }
}
