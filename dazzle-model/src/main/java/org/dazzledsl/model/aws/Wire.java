package org.dazzledsl.model.aws;

/**
 * A value that one stack publishes and later ones read, under an SSM parameter. Not a CloudFormation export, since an
 * export in use can't be removed: with an SSM parameter, any stack can be updated without its consumers.
 *
 * @param from the stack that publishes it
 * @param key the rest of its path: lower case, {@code _} between words, {@code /} between levels
 * @param list whether it is a list of strings
 */
public record Wire(StackName from, String key, boolean list) {

    public Wire {
        if (!key.matches("[a-z0-9_]+(/[a-z0-9_]+)*")) {
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
