package org.dazzledsl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to the keys that are read. With {@code -Ddazzle.docs.write} it writes the page. */
class ConfigReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void pageIsWhatTheKeysSay() throws IOException {
        String page = ConfigReference.markdown();
        if (System.getProperty("dazzle.docs.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE).replace("\r\n", "\n"),
                "The page is out of date: run this test once with -Ddazzle.docs.write");
    }

    @Test
    void everyKeyHasItsLine() {
        String page = ConfigReference.markdown();
        Stream.concat(ProjectTables.ALL.stream(), DeployTables.ALL.stream()).forEach(table -> {
            String section = page.substring(page.indexOf("## [" + table.path() + "]\n"));
            for (ConfigKey<?> key : table.keys()) {
                assertTrue(section.contains("\n| `" + key.name() + "` | "), key.path());
            }
        });
    }
}
