package org.dazzledsl.maven.goal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The property {@code project.build.outputTimestamp}, in the forms that Maven describes for reproducible builds: ISO 8601, or
 * seconds since 1970; one character alone switches it off.
 */
final class OutputTimestamp {

    private OutputTimestamp() {}

    /** @throws MojoExecutionException when it is neither */
    static Optional<Instant> parse(String value) throws MojoExecutionException {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.strip();
        try {
            if (text.chars().allMatch(Character::isDigit)) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return text.length() == 1
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw new MojoExecutionException(
                    "project.build.outputTimestamp is '" + text
                            + "'; expected a time such as 2026-11-01T00:00:00Z, or seconds since 1970",
                    e);
        }
    }
}
