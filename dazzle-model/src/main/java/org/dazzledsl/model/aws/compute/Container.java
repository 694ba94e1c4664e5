package org.dazzledsl.model.aws.compute;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The container of a task that runs the application.
 *
 * @param port that it listens on, where something connects to it
 * @param user {@code uid:gid}, not root
 * @param temporaryMib MiB at most in {@code /tmp}, which is all that it can write to
 * @param stopSeconds between being asked to stop and being killed
 * @param environment no name twice, here and in {@code secrets} together: ECS refuses it
 */
public record Container(
        String name,
        OptionalInt port,
        String user,
        int temporaryMib,
        int stopSeconds,
        List<EnvironmentVariable> environment,
        List<ContainerSecret> secrets) {

    public Container {
        environment = List.copyOf(environment);
        secrets = List.copyOf(secrets);
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(
                        environment.stream().map(EnvironmentVariable::name),
                        secrets.stream().map(ContainerSecret::name))
                .filter(variable -> !names.add(variable))
                .findFirst()
                .ifPresent(variable -> {
                    throw new IllegalArgumentException("Twice in one container: " + variable);
                });
    }
}
