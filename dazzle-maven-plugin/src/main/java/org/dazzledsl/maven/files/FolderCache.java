package org.dazzledsl.maven.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Folders that are made once for all builds of a user. Several builds may make the same one at the same time. */
public final class FolderCache {

    private static final String UNPACKING = ".unpacking-";

    /** Longer than anybody unpacks 120 MB: what is older was left by a build that was killed. */
    private static final Duration LEFTOVER_AFTER = Duration.ofHours(6);

    private static final int ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path directory;

    /** @param directory made when it is needed */
    public FolderCache(Path directory) {
        this.directory = directory;
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

    /** What a folder is filled with, and when it is whole. */
    public interface Content {

        /** @param folder an empty one */
        void fill(Path folder) throws IOException;

        /** Whether a folder that is there can be used. One that can't is made anew. */
        boolean isIn(Path folder) throws InterruptedException;
    }

    /** Where a folder is, or would be. */
    public Path folder(String name) {
        return directory.resolve(name);
    }

    /** Makes the folder, in place of one that can't be used. */
    public Path make(String name, Content content) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        removeLeftovers();
        Path unpacking = Files.createTempDirectory(directory, UNPACKING);
        try {
            content.fill(unpacking);
            moveToItsPlace(unpacking, folder(name), content);
        } finally {
            FileTree.delete(unpacking);
        }
        return folder(name);
    }

    /** Another build may have been faster: then its copy stays, as long as it can be used. */
    private static void moveToItsPlace(Path unpacked, Path place, Content content)
            throws IOException, InterruptedException {
        if (Files.exists(place)) {
            if (content.isIn(place)) {
                return;
            }
            FileTree.delete(place);
        }
        try {
            move(unpacked, place);
        } catch (IOException e) {
            if (!content.isIn(place)) {
                throw e;
            }
        }
    }

    /** On Windows, whoever looks for viruses may still hold files that were just written. */
    private static void move(Path unpacked, Path place) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(PAUSE.toMillis());
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
