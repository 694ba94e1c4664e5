package org.dazzledsl.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00+02:00, 2026-11-01T08:00:00Z",
        "1793440800, 2026-10-31T10:00:00Z"
    })
    void bothForms(String value, String expected) throws MojoExecutionException {
        assertEquals(Optional.of(Instant.parse(expected)), OutputTimestamp.parse(value));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "x", "-"})
    void switchedOff(String value) throws MojoExecutionException {
        assertEquals(Optional.empty(), OutputTimestamp.parse(value));
    }
}
