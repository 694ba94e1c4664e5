package org.dazzledsl.maven.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dazzledsl.maven.files.FolderCache;

/** Where the pinned Node is unpacked, once for all builds of a user. */
public final class NodeCache {

    private final FolderCache folders;

    /** @param directory shared by all projects of a user; made when it is needed */
    public NodeCache(Path directory) {
        this.folders = new FolderCache(directory.resolve("node"));
    }

    /** Where the platform's executable is, or would be. */
    Path executable(NodePlatform platform) {
        return folders.folder(name(platform)).resolve(platform.executable());
    }

    private static String name(NodePlatform platform) {
        return PinnedNode.NODE_VERSION + "-" + platform.folder();
    }

    /**
     * Unpacks the platform's Node and its licence, in place of one that does not run.
     *
     * @return the executable
     */
    Path unpack(Path artifact, NodePlatform platform) throws IOException, InterruptedException {
        folders.make(name(platform), new Unpacked(artifact, platform));
        return executable(platform);
    }

    private record Unpacked(Path artifact, NodePlatform platform) implements FolderCache.Content {

        @Override
        public void fill(Path folder) throws IOException {
            try (ZipFile zip = new ZipFile(artifact.toFile())) {
                copy(zip, "LICENSE", folder);
                Path executable = copy(zip, platform.executable(), folder);
                if (!executable.toFile().setExecutable(true, false)) {
                    throw new IOException("Can't make " + executable + " executable");
                }
            }
        }

        private Path copy(ZipFile zip, String name, Path target) throws IOException {
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

        @Override
        public boolean isIn(Path folder) throws InterruptedException {
            return NodeProbe.version(folder.resolve(platform.executable())).isPresent();
        }
    }
}
