package org.dazzledsl.maven.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.progress.Progress;

/**
 * Finds a Node: the one that is named; else one on the PATH that is new enough; else the {@link PinnedNode}, fetched once.
 */
public final class NodeFinder {

    private static final String WHAT_TO_INSTALL = "install Node 22 or 24 and put it on the PATH, or name one with"
            + " -Ddazzle.node=<path of the executable>";

    private final Optional<Path> named;
    private final List<Path> searchPath;
    private final Machine machine;
    private final NodeCache cache;
    private final NodeArtifact artifact;
    private final Progress progress;

    /**
     * @param named the only one that may be used, where it is given
     * @param searchPath the folders of the PATH
     */
    public NodeFinder(
            Optional<Path> named,
            List<Path> searchPath,
            Machine machine,
            NodeCache cache,
            NodeArtifact artifact,
            Progress progress) {
        this.named = Objects.requireNonNull(named, "named");
        this.searchPath = List.copyOf(searchPath);
        this.machine = machine;
        this.cache = cache;
        this.artifact = artifact;
        this.progress = progress;
    }

    /** The Java system properties {@code os.name} and {@code os.arch}. */
    public record Machine(String osName, String architecture) {

        public static Machine current() {
            return new Machine(System.getProperty("os.name"), System.getProperty("os.arch"));
        }

        String nodeName() {
            return osName.toLowerCase(Locale.ROOT).startsWith("windows") ? "node.exe" : "node";
        }

        Optional<NodePlatform> platform() {
            return NodePlatform.of(osName, architecture);
        }
    }

    /** The folders of a PATH variable, those that are no paths left out. */
    public static List<Path> searchPath(String variable) {
        return Arrays.stream(variable.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(NodeFinder::path)
                .toList();
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /**
     * @throws NodeUnavailableException when there is none, saying what to do
     * @throws IOException when the pinned one can't be unpacked
     */
    public Node find() throws NodeUnavailableException, IOException, InterruptedException {
        if (named.isPresent()) {
            return named(named.get());
        }
        Optional<Node> onPath = onPath();
        return onPath.isPresent() ? onPath.get() : pinned();
    }

    /**
     * One that is there already, so that nothing must be fetched.
     *
     * @throws NodeUnavailableException when the one that is named can't be used
     */
    public Optional<Node> findAtHand() throws NodeUnavailableException, InterruptedException {
        if (named.isPresent()) {
            return Optional.of(named(named.get()));
        }
        Optional<Node> onPath = onPath();
        return onPath.isPresent() || machine.platform().isEmpty()
                ? onPath
                : unpackedBefore(machine.platform().get());
    }

    private static Node named(Path executable) throws NodeUnavailableException, InterruptedException {
        NodeVersion version = NodeProbe.version(executable)
                .orElseThrow(
                        () -> new NodeUnavailableException(
                                "dazzle.node names " + executable
                                        + ", which is not a Node that runs here. Name the executable itself, or leave dazzle.node out."));
        if (!version.isNewEnough()) {
            throw new NodeUnavailableException("dazzle.node names " + executable + ", which is Node " + version
                    + ". CDK needs " + NodeVersion.MINIMUM + " or newer: name another, or leave dazzle.node out.");
        }
        return new Node(executable, version);
    }

    private Optional<Node> onPath() throws InterruptedException {
        for (Path folder : searchPath) {
            Path executable = folder.resolve(machine.nodeName());
            if (!Files.isExecutable(executable)) {
                continue;
            }
            Optional<NodeVersion> version = NodeProbe.version(executable);
            if (version.isPresent() && version.get().isNewEnough()) {
                return Optional.of(new Node(executable, version.get()));
            }
            progress.detail(executable + " is not used: "
                    + version.map(v -> "it is Node " + v + ", and CDK needs " + NodeVersion.MINIMUM + " or newer")
                            .orElse("it does not run"));
        }
        return Optional.empty();
    }

    private Node pinned() throws NodeUnavailableException, IOException, InterruptedException {
        NodePlatform platform = machine.platform()
                .orElseThrow(() -> new NodeUnavailableException("CDK needs Node " + NodeVersion.MINIMUM
                        + " or newer. There is none on the PATH, and no pinned one for " + machine.osName() + " on "
                        + machine.architecture() + ": " + WHAT_TO_INSTALL + "."));
        Optional<Node> cached = unpackedBefore(platform);
        if (cached.isPresent()) {
            return cached.get();
        }
        progress.say("There is no Node " + NodeVersion.MINIMUM.major() + " or newer on the PATH. Using Node "
                + PinnedNode.NODE_VERSION + " from " + PinnedNode.coordinates() + ", fetched once ("
                + PinnedNode.MEGABYTES + " MB).");
        Path unpacked = cache.unpack(artifact.resolve(), platform);
        return new Node(
                unpacked,
                NodeProbe.version(unpacked)
                        .orElseThrow(() -> new NodeUnavailableException("Node " + PinnedNode.NODE_VERSION
                                + ", unpacked to "
                                + unpacked + ", does not run on this machine (its C library may be another one): "
                                + WHAT_TO_INSTALL + ".")));
    }

    private Optional<Node> unpackedBefore(NodePlatform platform) throws InterruptedException {
        Path cached = cache.executable(platform);
        return Files.isExecutable(cached)
                ? NodeProbe.version(cached).map(version -> new Node(cached, version))
                : Optional.empty();
    }
}
