package org.dazzledsl.maven.deployment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a teardown is asked to do.
 *
 * @param stacks to take down, with those that need them; none for all
 * @param arguments that the CDK command line gets besides
 * @param approved the application and environment that somebody agreed to take down, such as {@code bank-dev}
 */
public record TeardownSettings(List<String> stacks, List<String> arguments, Optional<String> approved) {

    public static final String STACKS = "dazzle.destroy.stacks";

    public static final String ARGUMENTS = "dazzle.destroy.arguments";

    public static final String APPROVE = "dazzle.destroy.approve";

    public TeardownSettings {
        stacks = List.copyOf(stacks);
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(approved, "approved");
    }
}
