package org.dazzledsl.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the goals, and what asks Maven's repositories, may know Maven: the rest can be called and tested without it. */
class MavenKnowledgeTest {

    private static final Path SOURCES = Path.of("src/main/java/org/dazzledsl/maven");

    private static final Pattern MAVEN = Pattern.compile("org\\.apache\\.maven\\.|org\\.eclipse\\.aether\\.");

    @Test
    void onlyGoalsAndTheRepositoryKnowMaven() throws IOException {
        Set<String> knowing = new TreeSet<>();
        List<Path> files = sources();
        assertTrue(files.size() > 30, files.toString());
        for (Path file : files) {
            if (MAVEN.matcher(Files.readString(file)).find()) {
                knowing.add(SOURCES.relativize(file).getName(0).toString());
            }
        }
        assertEquals(Set.of("goal", "repository"), knowing);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
