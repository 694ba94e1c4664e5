package org.dazzledsl.maven.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dazzledsl.maven.progress.Progress;

/** Held while an output folder is written: an IDE and a terminal may build the same project at the same time. */
final class OutputLock implements AutoCloseable {

    private static final String FILE_NAME = ".dazzle-infra.lock";

    private static final long POLL_MILLISECONDS = 100;

    private final FileChannel channel;

    private OutputLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else writes to the folder. */
    static OutputLock acquire(InfraFolder folder, Progress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder.path());
        Path file = folder.file(FILE_NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (boolean told = false; !isLocked(channel); told = true) {
                if (!told) {
                    progress.say("Waiting for another build that writes to " + folder.path());
                }
                Thread.sleep(POLL_MILLISECONDS);
            }
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
        return new OutputLock(channel);
    }

    /** Whether a folder was ever written to by this plugin, perhaps by a build that was killed. */
    static boolean wasTakenIn(InfraFolder folder) {
        return Files.exists(folder.file(FILE_NAME));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this JVM holds it.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
