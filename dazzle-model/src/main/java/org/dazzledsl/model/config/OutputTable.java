package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.pathInside;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;

/** The table {@code [deploy.output]}. */
final class OutputTable {

    static final ConfigKey<String> DIRECTORY = new ConfigKey<>(
            "deploy.output.directory",
            pathInside("a folder inside the project's such as \"target/infra\""),
            Default.of("target/infra"),
            "where the infrastructure is written");
    static final ConfigKey<String> STACK_NAME_PREFIX = new ConfigKey<>(
            "deploy.output.stack_name_prefix",
            text("up to 40 letters, digits and '-', starting with a letter", "|[A-Za-z][A-Za-z0-9-]{0,39}"),
            Default.none(),
            "put before the name of each stack");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.output", "What is written, and where to.", List.of(DIRECTORY, STACK_NAME_PREFIX), List.of());

    private OutputTable() {}

    static DeployConfig.Output read(Settings settings) {
        return new DeployConfig.Output(
                settings.get(DIRECTORY), settings.find(STACK_NAME_PREFIX).filter(prefix -> !prefix.isEmpty()));
    }
}
