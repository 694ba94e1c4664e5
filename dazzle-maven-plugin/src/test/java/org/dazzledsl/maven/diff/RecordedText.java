package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are committed and must not change by accident. A change that is meant is written down with
 * {@code mvn -pl dazzle-maven-plugin -am test -Ddazzle.test.renew}, and read in the commit.
 */
public final class RecordedText {

    private static final Path FOLDER = Path.of("src", "test", "resources", "org", "dazzledsl", "maven", "diff");

    private RecordedText() {}

    static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    public static void assertSame(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (System.getProperty("dazzle.test.renew") != null) {
            Files.writeString(file, actual);
        }
        assertEquals(
                Files.exists(file) ? Files.readString(file) : "",
                actual,
                name + " is another now. If that is meant: -Ddazzle.test.renew");
    }
}
