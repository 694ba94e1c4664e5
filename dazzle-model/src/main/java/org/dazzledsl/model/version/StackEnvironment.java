package org.dazzledsl.model.version;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a stack is deployed to, as far as that is known: two stacks of one name are two stacks where this differs.
 *
 * @param account twelve digits
 * @param region such as {@code eu-west-1}
 */
public record StackEnvironment(Optional<String> account, Optional<String> region) {

    public static final StackEnvironment UNKNOWN = new StackEnvironment(Optional.empty(), Optional.empty());

    private static final Pattern FORM = Pattern.compile("aws://([^/]*)/([^/]*)");

    private static final String UNKNOWN_ACCOUNT = "unknown-account";

    private static final String UNKNOWN_REGION = "unknown-region";

    public StackEnvironment {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(region, "region");
    }

    /** @param uri as cloud assemblies write it: {@code aws://unknown-account/eu-west-1}; anything else is not known */
    public static StackEnvironment parse(String uri) {
        Matcher matcher = FORM.matcher(uri);
        return matcher.matches()
                ? new StackEnvironment(
                        known(matcher.group(1), UNKNOWN_ACCOUNT), known(matcher.group(2), UNKNOWN_REGION))
                : UNKNOWN;
    }

    private static Optional<String> known(String name, String unknown) {
        return name.isEmpty() || name.equals(unknown) ? Optional.empty() : Optional.of(name);
    }

    /** Whether nothing that is known of both differs. */
    public boolean mayBe(StackEnvironment other) {
        return mayEqual(account, other.account) && mayEqual(region, other.region);
    }

    private static boolean mayEqual(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** {@code aws://unknown-account/eu-west-1}. */
    public String uri() {
        return "aws://" + account.orElse(UNKNOWN_ACCOUNT) + "/" + region.orElse(UNKNOWN_REGION);
    }
}
