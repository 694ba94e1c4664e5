package org.dazzledsl.maven.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.dazzledsl.model.version.StackEnvironment;

/**
 * Stacks of a generated infrastructure that somebody chose.
 *
 * @param chosen in the order of deployment, never empty
 */
record Stacks(InfraVersion version, List<StackVersion> chosen) {

    Stacks {
        chosen = List.copyOf(chosen);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("No stack is chosen");
        }
    }

    /**
     * @param names as {@code cdk ls} shows them; none for all stacks
     * @param property by which they were named, for messages
     */
    static Stacks named(InfraVersion version, List<String> names, String property) throws UnusableSettingException {
        List<String> known = version.stacks().stream().map(StackVersion::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UnusableSettingException(property + " names '" + name
                        + "', and there is no such stack: expected some of " + String.join(", ", known)
                        + Suggestions.didYouMean(name, known)
                                .map(it -> "; " + it)
                                .orElse("."));
            }
        }
        return new Stacks(
                version,
                version.stacks().stream()
                        .filter(stack -> names.isEmpty() || names.contains(stack.name()))
                        .toList());
    }

    /** With those that need what these hold: they go first when these are taken down. */
    Stacks withDependents() {
        Set<String> names = chosen.stream().map(StackVersion::name).collect(Collectors.toSet());
        List<StackVersion> all = new ArrayList<>();
        for (StackVersion stack : version.stacks()) {
            boolean needsOne = Arrays.stream(StackName.values())
                    .filter(name -> name.title().equals(stack.name()))
                    .flatMap(name -> name.after().stream())
                    .anyMatch(needed -> names.contains(needed.title()));
            if (needsOne || names.contains(stack.name())) {
                names.add(stack.name());
                all.add(stack);
            }
        }
        return new Stacks(version, all);
    }

    boolean areAll() {
        return chosen.size() == version.stacks().size();
    }

    boolean contains(String name) {
        return chosen.stream().anyMatch(stack -> stack.name().equals(name));
    }

    String names() {
        return chosen.stream().map(StackVersion::name).collect(Collectors.joining(", "));
    }

    /** {@code all 6 stacks}, {@code the stack Compute}, {@code the stacks Data, Compute}. */
    String inWords() {
        if (areAll()) {
            return chosen.size() == 1 ? "the only stack" : "all " + chosen.size() + " stacks";
        }
        return (chosen.size() == 1 ? "the stack " : "the stacks ") + names();
    }

    /** The application and environment, as the stacks' names begin: {@code bank-prod}. */
    String base() {
        StackVersion first = chosen.get(0);
        return first.stackName()
                .substring(0, first.stackName().length() - first.name().length() - 1);
    }

    /** {@code us-east-1 of the account 123456789012}, as far as that is known. */
    String place() {
        StackEnvironment environment = chosen.get(0).environment();
        String account =
                environment.account().map(id -> "the account " + id).orElse("the account that you are signed in to");
        return environment.region().map(region -> region + " of " + account).orElse(account);
    }

    Optional<String> region() {
        return chosen.get(0).environment().region();
    }
}
