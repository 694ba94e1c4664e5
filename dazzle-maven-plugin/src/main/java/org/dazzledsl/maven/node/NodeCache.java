package org.dazzledsl.maven.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dazzledsl.maven.files.FileTree;

/** Where the pinned Node is unpacked, once for all builds of a user. Several builds may do so at the same time. */
public final class NodeCache {

    private static final String UNPACKING = ".unpacking-";

    /** Longer than anybody unpacks a file of 120 MB: what is older was left by a build that was killed. */
    private static final Duration LEFTOVER_AFTER = Duration.ofHours(6);

    private final Path directory;

    /** @param directory shared by all projects of a user; made when it is needed */
    public NodeCache(Path directory) {
        this.directory = directory.resolve("node");
    }

    /** The platform's usual place for caches. */
    public static Path defaultDirectory(Map<String, String> environment, String osName, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        Optional<Path> named = variable(environment, os.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path usual = os.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
        return named.orElse(usual).resolve("dazzle");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** Where the platform's executable is, or would be. */
    Path executable(NodePlatform platform) {
        return folder(platform).resolve(platform.executable());
    }

    private Path folder(NodePlatform platform) {
        return directory.resolve(PinnedNode.NODE_VERSION + "-" + platform.folder());
    }

    /**
     * Unpacks the platform's Node and its licence, in place of one that does not run.
     *
     * @return the executable
     */
    Path unpack(Path artifact, NodePlatform platform) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        removeLeftovers();
        Path unpacking = Files.createTempDirectory(directory, UNPACKING);
        try {
            Path executable = copy(artifact, platform, unpacking);
            if (!executable.toFile().setExecutable(true, false)) {
                throw new IOException("Can't make " + executable + " executable");
            }
            moveToItsPlace(unpacking, platform);
        } finally {
            FileTree.delete(unpacking);
        }
        return executable(platform);
    }

    private static Path copy(Path artifact, NodePlatform platform, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(artifact.toFile())) {
            copy(zip, platform, "LICENSE", target);
            return copy(zip, platform, platform.executable(), target);
        }
    }

    private static Path copy(ZipFile zip, NodePlatform platform, String name, Path target) throws IOException {
        String path = "driver/" + platform.folder() + "/" + name;
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException(zip.getName() + " holds no " + path);
        }
        Path file = target.resolve(name);
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
        return file;
    }

    /** Another build may have been faster: then its copy stays, as long as it runs. */
    private void moveToItsPlace(Path unpacked, NodePlatform platform) throws IOException, InterruptedException {
        Path place = folder(platform);
        if (Files.exists(place)) {
            if (NodeProbe.version(executable(platform)).isPresent()) {
                return;
            }
            FileTree.delete(place);
        }
        try {
            Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (NodeProbe.version(executable(platform)).isEmpty()) {
                throw e;
            }
        }
    }

    private void removeLeftovers() throws IOException {
        Instant limit = Instant.now().minus(LEFTOVER_AFTER);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, UNPACKING + "*")) {
            for (Path leftover : leftovers) {
                // Zero, which is long ago, when another build has removed it meanwhile.
                if (leftover.toFile().lastModified() < limit.toEpochMilli()) {
                    FileTree.delete(leftover);
                }
            }
        }
    }
}
