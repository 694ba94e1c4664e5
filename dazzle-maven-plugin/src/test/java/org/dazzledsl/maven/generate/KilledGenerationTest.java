package org.dazzledsl.maven.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.model.version.CloudAssembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that generate are killed while they do, at random moments: afterwards the output is whole, the old or the new one,
 * and the next run makes it the new one. {@code -Ddazzle.test.kills=50} kills as many.
 */
class KilledGenerationTest {

    private static final int KILLS = Integer.getInteger("dazzle.test.kills", 6);

    private static final String NOTHING_MORE = "";
    private static final String A_FILE_MORE = "  receipt: file\n";

    @TempDir
    private Path base;

    @Test
    void theOutputIsWholeAtAnyMoment() throws Exception {
        String without = versionOf(NOTHING_MORE);
        long before = System.nanoTime();
        String with = versionOf(A_FILE_MORE);
        long whole = System.nanoTime() - before;
        long seed = System.nanoTime();
        Random moments = new Random(seed);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < KILLS; i++) {
            boolean more = i % 2 == 0;
            killed(more ? A_FILE_MORE : NOTHING_MORE, (long) (moments.nextDouble() * whole));

            String found = wholeVersion();
            assertTrue(Set.of(with, without).contains(found), found + ", seed " + seed);
            seen.add(found);
            String next = versionOf(more ? A_FILE_MORE : NOTHING_MORE);
            assertEquals(more ? with : without, next, "seed " + seed);
            assertEquals(List.of(), leftovers(), "seed " + seed);
        }
        assertEquals(Set.of(with, without), seen, "both are found; seed " + seed);
    }

    /** Lets a program generate to its end, in {@code target/infra}. */
    private String versionOf(String more) throws Exception {
        Process process = started(more);
        assertEquals(0, process.waitFor(), () -> read(base.resolve("log")));
        return wholeVersion();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void killed(String more, long afterNanos) throws Exception {
        Process process = started(more);
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        process.destroyForcibly().waitFor();
    }

    /** A program that has begun to generate. */
    private Process started(String more) throws IOException, InterruptedException {
        Path begins = base.resolve("begins");
        Files.deleteIfExists(begins);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShopGenerator.class.getName(),
                        base.toString(),
                        more,
                        begins.toString())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("log").toFile())
                .start();
        while (process.isAlive() && !Files.exists(begins)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return process;
    }

    /** The version that {@code cdk deploy} would deploy, of which everything is there. */
    private String wholeVersion() throws IOException {
        InfraFolder folder = new InfraFolder(base.resolve("target/infra"));
        String named = new JsonMapper()
                .readTree(folder.file(InfraFolder.CDK_JSON).toFile())
                .path("app")
                .asText();
        String version = named.substring(named.lastIndexOf('/') + 1);
        assertTrue(folder.isWhole(version), version);
        for (CloudAssembly.Stack stack :
                CloudAssembly.read(folder.assembly(version)).stacks()) {
            assertTrue(Files.isRegularFile(folder.assembly(version).resolve(stack.template())), stack.template());
        }
        assertTrue(folder.manifest().isPresent(), "the manifest can be read");
        return version;
    }

    /** Work in progress of nobody. */
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("target/infra"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(".work"))
                    .toList();
        }
    }
}
