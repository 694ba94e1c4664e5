package org.dazzledsl.maven.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class NodeCacheTest {

    private static final String PINNED = "v" + PinnedNode.NODE_VERSION;

    @TempDir
    Path folder;

    @Test
    void unpacksNodeAndItsLicence() throws Exception {
        Path executable = unpack(PINNED);
        assertEquals(NodeVersion.parse(PINNED), NodeProbe.version(executable));
        assertEquals("Node's licence", Files.readString(executable.resolveSibling("LICENSE")));
        assertEquals(List.of(PinnedNode.NODE_VERSION + "-linux"), names(folder.resolve("cache/node")));
    }

    @Test
    void oneThatRunsStays() throws Exception {
        unpack(PINNED);
        assertEquals(NodeVersion.parse(PINNED), NodeProbe.version(unpack("v99.0.0")));
    }

    @Test
    void oneThatDoesNotRunIsReplaced() throws Exception {
        Path executable = unpack(PINNED);
        Files.writeString(executable, "");
        assertEquals(NodeVersion.parse(PINNED), NodeProbe.version(unpack(PINNED)));
    }

    @RepeatedTest(5)
    void severalBuildsAtTheSameTime() throws Exception {
        Path artifact = FakeNode.artifact(folder.resolve("bundle.jar"), PINNED);
        int builds = 8;
        CyclicBarrier start = new CyclicBarrier(builds);
        ExecutorService threads = Executors.newFixedThreadPool(builds);
        try {
            List<Future<Optional<NodeVersion>>> found = new ArrayList<>();
            for (int i = 0; i < builds; i++) {
                found.add(threads.submit(() -> {
                    start.await();
                    return NodeProbe.version(cache().unpack(artifact, NodePlatform.LINUX));
                }));
            }
            for (Future<Optional<NodeVersion>> version : found) {
                assertEquals(NodeVersion.parse(PINNED), version.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(PinnedNode.NODE_VERSION + "-linux"), names(folder.resolve("cache/node")));
    }

    @Test
    void whatAKilledBuildLeftIsRemovedOnceItIsOld() throws Exception {
        Path old = Files.createDirectories(folder.resolve("cache/node/.unpacking-1"));
        Path fresh = Files.createDirectories(folder.resolve("cache/node/.unpacking-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        unpack(PINNED);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
    }

    @Test
    void anArtifactWithoutThePlatform() {
        Path artifact = FakeNode.artifact(folder.resolve("bundle.jar"), PINNED);
        IOException fault = assertThrows(IOException.class, () -> cache().unpack(artifact, NodePlatform.MAC));
        assertEquals(artifact + " holds no driver/mac/LICENSE", fault.getMessage());
    }

    private NodeCache cache() {
        return new NodeCache(folder.resolve("cache"));
    }

    private Path unpack(String output) throws Exception {
        return cache().unpack(FakeNode.artifact(folder.resolve("bundle.jar"), output), NodePlatform.LINUX);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
