package org.dazzledsl.maven.goal;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What users say with {@code -D} on the command line. It wins over the POM: Maven itself would let a value in a POM's
 * {@code <configuration>} win.
 */
final class CommandLine {

    private final Properties properties;
    private final Path base;

    /** @param base against which relative paths are resolved: the project's folder */
    CommandLine(Properties properties, Path base) {
        this.properties = properties;
        this.base = base;
    }

    Optional<String> text(String property, String configured) {
        return Optional.ofNullable(properties.getProperty(property, configured))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    Optional<Path> path(String property, File configured) {
        return text(property, configured == null ? null : configured.getPath()).map(base::resolve);
    }

    /** A property without value, as in {@code -Ddazzle.force}, is true. */
    boolean flag(String property, boolean configured) {
        String value = properties.getProperty(property);
        return value == null ? configured : value.isEmpty() || Boolean.parseBoolean(value);
    }
}
