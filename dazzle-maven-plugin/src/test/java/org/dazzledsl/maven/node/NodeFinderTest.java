package org.dazzledsl.maven.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.node.NodeFinder.Machine;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class NodeFinderTest {

    private static final Machine LINUX = new Machine("Linux", "amd64");

    private static final String PINNED = "v" + PinnedNode.NODE_VERSION;

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();

    private int fetched;

    @Test
    void theFirstOnThePathThatIsNewEnough() throws Exception {
        FakeNode.in(folder.resolve("old"), "v18.20.8");
        FakeNode.in(folder.resolve("other"), "not node");
        Path good = FakeNode.in(folder.resolve("good"), "v20.1.0");
        FakeNode.in(folder.resolve("better"), "v24.1.0");
        Node node = finder(Optional.empty(), LINUX, "missing", "old", "other", "good", "better")
                .find();
        assertEquals(new Node(good, new NodeVersion(20, 1, 0)), node);
        assertEquals(
                List.of(
                        folder.resolve("old/node") + " is not used: it is Node 18.20.8, and CDK needs 20.0.0 or newer",
                        folder.resolve("other/node") + " is not used: it does not run"),
                progress.details());
    }

    @Test
    void theNamedOneAndNoOther() throws Exception {
        FakeNode.in(folder.resolve("path"), "v24.1.0");
        Path named = FakeNode.in(folder.resolve("named"), "v22.0.0");
        assertEquals(
                new Node(named, new NodeVersion(22, 0, 0)),
                finder(Optional.of(named), LINUX, "path").find());
    }

    @Test
    void atHandIsWhatMustNotBeFetched() throws Exception {
        assertEquals(Optional.empty(), finder(Optional.empty(), LINUX, "path").findAtHand());
        assertEquals(0, fetched);
        Path onPath = FakeNode.in(folder.resolve("path"), "v24.1.0");
        assertEquals(
                Optional.of(new Node(onPath, new NodeVersion(24, 1, 0))),
                finder(Optional.empty(), LINUX, "path").findAtHand());
    }

    @Test
    void aNamedOneThatIsTooOldIsRefused() {
        FakeNode.in(folder.resolve("path"), "v24.1.0");
        Path named = FakeNode.in(folder.resolve("named"), "v18.0.0");
        NodeUnavailableException refusal = assertThrows(
                NodeUnavailableException.class,
                () -> finder(Optional.of(named), LINUX, "path").find());
        assertEquals(
                "dazzle.node names " + named + ", which is Node 18.0.0. CDK needs 20.0.0 or newer: name another, or"
                        + " leave dazzle.node out.",
                refusal.getMessage());
    }

    @Test
    void aNamedOneThatIsNotThereIsRefused() {
        Path named = folder.resolve("nowhere");
        NodeUnavailableException refusal = assertThrows(
                NodeUnavailableException.class,
                () -> finder(Optional.of(named), LINUX).find());
        assertEquals(
                "dazzle.node names " + named + ", which is not a Node that runs here. Name the executable itself, or"
                        + " leave dazzle.node out.",
                refusal.getMessage());
    }

    @Test
    void withoutOneThePinnedOneIsFetchedOnce() throws Exception {
        Node first = finder(Optional.empty(), LINUX, "missing").find();
        Node second = finder(Optional.empty(), LINUX, "missing").find();
        assertEquals(first, second);
        assertEquals(PINNED, "v" + first.version());
        assertTrue(first.executable().startsWith(folder.resolve("cache")), first.toString());
        assertEquals(1, fetched);
        assertEquals(
                List.of("There is no Node 20 or newer on the PATH. Using Node 22.18.0 from"
                        + " com.microsoft.playwright:driver-bundle:1.55.0, fetched once (204 MB)."),
                progress.said());
    }

    @Test
    void thePinnedOneIsFetchedAgainWhenItDoesNotRun() throws Exception {
        Node first = finder(Optional.empty(), LINUX).find();
        Files.writeString(first.executable(), "");
        finder(Optional.empty(), LINUX).find();
        assertEquals(2, fetched);
    }

    @Test
    void aPlatformWithoutPinnedOne() {
        NodeUnavailableException refusal = assertThrows(
                NodeUnavailableException.class,
                () -> finder(Optional.empty(), new Machine("FreeBSD", "amd64")).find());
        assertEquals(
                "CDK needs Node 20.0.0 or newer. There is none on the PATH, and no pinned one for FreeBSD on amd64:"
                        + " install Node 22 or 24 and put it on the PATH, or name one with"
                        + " -Ddazzle.node=<path of the executable>.",
                refusal.getMessage());
    }

    @Test
    void aPinnedOneThatDoesNotRunHere() {
        NodeFinder finder = new NodeFinder(
                Optional.empty(),
                List.of(),
                LINUX,
                new NodeCache(folder.resolve("cache")),
                () -> FakeNode.artifact(folder.resolve("bundle.jar"), "cannot execute"),
                progress);
        NodeUnavailableException refusal = assertThrows(NodeUnavailableException.class, finder::find);
        assertTrue(refusal.getMessage().contains("does not run on this machine"), refusal.getMessage());
    }

    @Test
    void aSearchPathIsSplitAndEmptyPartsLeftOut() {
        assertEquals(
                List.of(Path.of("/usr/bin"), Path.of("/bin")),
                NodeFinder.searchPath("/usr/bin" + File.pathSeparator + File.pathSeparator + "/bin"));
    }

    private NodeFinder finder(Optional<Path> named, Machine machine, String... searched) {
        return new NodeFinder(
                named,
                List.of(searched).stream().map(folder::resolve).toList(),
                machine,
                new NodeCache(folder.resolve("cache")),
                () -> {
                    fetched++;
                    return FakeNode.artifact(folder.resolve("bundle.jar"), PINNED);
                },
                progress);
    }
}
