package org.dazzledsl.maven.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README's tables name every goal, every property and every key, and none that does not exist. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");
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

    @Test
    void everyKeyIsInTheTable() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String section : Files.readString(REFERENCE).split("(?m)^## ")) {
            if (section.startsWith("[")) {
                String keys = Pattern.compile("(?m)^\\| (`\\w+`) \\|")
                        .matcher(section)
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.joining(", "));
                expected.add("| `" + section.lines().findFirst().orElseThrow() + "` | " + keys + " |");
            }
        }
        assertEquals(
                expected,
                Files.readString(README)
                        .lines()
                        .filter(line -> line.startsWith("| `["))
                        .toList());
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
