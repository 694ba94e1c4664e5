package org.dazzledsl.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.project.ApplicationReading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed must be a sound specification of the size that is claimed. */
class GeneratedProjectTest {

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void isSoundAndAsLargeAsAskedFor(int size) throws IOException {
        GeneratedProject generated = GeneratedProject.ofAbout(size);
        Path folder = generated.write();
        try {
            ApplicationReading reading = GeneratedProject.read(folder);

            assertEquals(List.of(), reading.problems());
            assertTrue(
                    Math.abs(generated.lines() - size) < size / 5,
                    () -> generated.lines() + " lines instead of " + size);
            AppSpec app = reading.app().orElseThrow();
            int parts = generated.files().size() - 1;
            assertEquals(7 * parts, app.entities().size());
            assertEquals(parts, app.transactions().size());
        } finally {
            GeneratedProject.delete(folder);
        }
    }
}
