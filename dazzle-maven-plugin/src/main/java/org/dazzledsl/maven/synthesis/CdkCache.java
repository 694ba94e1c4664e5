package org.dazzledsl.maven.synthesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dazzledsl.maven.files.FolderCache;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.stacks.CdkProgram;

/** Where CDK is unpacked for Node, once for all builds of a user. */
public final class CdkCache {

    private final FolderCache folders;
    private final Progress progress;

    /** @param directory shared by all projects of a user; made when it is needed */
    public CdkCache(Path directory, Progress progress) {
        this.folders = new FolderCache(directory.resolve("cdk"));
        this.progress = progress;
    }

    /** The program that Node runs, with CDK beside it. */
    Path program() throws IOException, InterruptedException {
        String version = CdkProgram.version();
        Unpacked unpacked = new Unpacked();
        Path folder = folders.folder(version);
        if (!unpacked.isIn(folder)) {
            progress.say("Unpacking CDK into " + folder + ", once for all builds");
            folders.make(version, unpacked);
        }
        return folder.resolve(CdkProgram.START);
    }

    private record Unpacked() implements FolderCache.Content {

        @Override
        public void fill(Path folder) throws IOException {
            CdkProgram.unpack(folder);
        }

        /** It is moved to its place when it is whole. */
        @Override
        public boolean isIn(Path folder) {
            return Files.exists(folder.resolve(CdkProgram.START));
        }
    }
}
