package org.dazzledsl.maven.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README's tables name every goal and every property of the plugin, and none that does not exist. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");

    @Test
    void everyGoalIsInTheTable() throws IOException {
        assertEquals(found(DESCRIPTOR, "<mojo>\\s*<goal>(\\w+)</goal>"), found(README, "(?m)^\\| `dazzle:(\\w+)`"));
    }

    @Test
    void everyPropertyIsInTheTable() throws IOException {
        String tables = Files.readString(README)
                .lines()
                .filter(line -> line.startsWith("| `dazzle."))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.joining("\n"));
        assertEquals(
                found(Files.readString(DESCRIPTOR), "\\$\\{(dazzle\\.[\\w.]+)}"),
                found(tables, "`(dazzle\\.[\\w.]+)`"));
    }

    private static TreeSet<String> found(Path file, String pattern) throws IOException {
        return found(Files.readString(file), pattern);
    }

    private static TreeSet<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
