package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The base configuration, and what an edit or two make of it. Each pair in {@code pairs.txt} begins with its title and its
 * edits ({@code file: old => new}).
 *
 * @param head the title and the edits, as they stand in the file
 */
public record ConfigurationPair(List<String> head) {

    static final String FILE = "pairs.txt";

    private static final String TOML = "dazzle.toml";

    private static final String DSL = "dsl/bank.dsl";

    public ConfigurationPair {
        head = List.copyOf(head);
    }

    public static List<ConfigurationPair> all() throws IOException {
        return Stream.of(RecordedText.read(FILE).split("(?m)^(?=# )"))
                .map(pair -> new ConfigurationPair(
                        pair.lines().takeWhile(line -> !line.isBlank()).toList()))
                .toList();
    }

    public String title() {
        return head.get(0).substring("# ".length());
    }

    /** Writes the project as it is before any edit. */
    public static void writeBase(Path folder) throws IOException {
        write(folder, RecordedText.read("base.toml"), RecordedText.read("base.dsl"));
    }

    /** Writes the project with the edits. */
    public void writeEdited(Path folder) throws IOException {
        String toml = RecordedText.read("base.toml");
        String dsl = RecordedText.read("base.dsl");
        for (String edit : head.subList(1, head.size())) {
            if (edit.startsWith(TOML + ": ")) {
                toml = edited(toml, edit.substring((TOML + ": ").length()));
            } else {
                dsl = edited(dsl, edit.substring((DSL + ": ").length()));
            }
        }
        write(folder, toml, dsl);
    }

    private static String edited(String text, String edit) {
        String[] halves = edit.split(" =>", 2);
        String old = halves[0].replace("\\n", "\n");
        assertTrue(text.contains(old), old);
        return text.replace(old, halves[1].strip().replace("\\n", "\n"));
    }

    private static void write(Path folder, String toml, String dsl) throws IOException {
        Files.createDirectories(folder.resolve("dsl"));
        Files.writeString(folder.resolve(TOML), toml);
        Files.writeString(folder.resolve(DSL), dsl);
    }

    @Override
    public String toString() {
        return title();
    }
}
