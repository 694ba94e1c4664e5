package org.dazzledsl.model.aws;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.config.Environment;

/**
 * The physical names of an application in an environment. Each is a function of the thing's own name; where AWS's limit
 * makes it shorter, a hash keeps it apart from its neighbours.
 *
 * @param application in lower-case kebab form
 */
public record ResourceNames(String application, Environment environment, Optional<String> stackNamePrefix) {

    /** Room for the longest suffixes that follow in names of 63 or 64 characters (log groups and paths have more). */
    private static final int LONGEST_APPLICATION = 32;

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9-]");

    public ResourceNames {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(stackNamePrefix, "stackNamePrefix");
        if (!application.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("Not in kebab form: " + application);
        }
    }

    public static ResourceNames of(String projectName, Environment environment, Optional<String> stackNamePrefix) {
        return new ResourceNames(kebab(projectName), environment, stackNamePrefix);
    }

    /** {@code My_Shop} becomes {@code my-shop}; a name without any letter or digit of ASCII becomes a hash. */
    private static String kebab(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String kebab = ascii.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (kebab.isEmpty() || !kebab.substring(0, 1).matches("[a-z]")) {
            kebab = kebab.isEmpty() ? "app-" + Digests.shortHash(name) : "app-" + kebab;
        }
        return limited(kebab, LONGEST_APPLICATION);
    }

    /** {@code bank-prod-Network}, with the configured prefix in front. */
    public String stack(StackName stack) {
        return stackNamePrefix.map(prefix -> prefix + "-").orElse("") + base() + "-" + stack.title();
    }

    /** {@code bank-prod}: the start of every physical name. */
    public String base() {
        return application + "-" + environment.word();
    }

    /**
     * {@code bank-prod-orders} for a name of the DSL, kept in its own case.
     *
     * @param limit the most characters that AWS allows for such a name
     */
    public String physical(String name, int limit) {
        String plain = NOT_PLAIN.matcher(name.replace('_', '-')).replaceAll("");
        String faithful = plain.length() == name.length() ? plain : plain + "-" + Digests.shortHash(name);
        return limited(base() + "-" + faithful, limit);
    }

    /** {@code /bank/prod/tigerbeetle/addresses}: SSM parameters and log groups stand under the same paths. */
    public String path(String... segments) {
        return "/" + application + "/" + environment.word() + "/" + String.join("/", segments);
    }

    /** The SSM parameter that carries a wire. */
    public String path(Wire wire) {
        return path(wire.from().pathSegment(), wire.key());
    }

    private static String limited(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        String hash = "-" + Digests.shortHash(name);
        return name.substring(0, limit - hash.length()).replaceAll("-+$", "") + hash;
    }
}
