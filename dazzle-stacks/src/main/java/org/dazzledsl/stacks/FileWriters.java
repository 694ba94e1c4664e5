package org.dazzledsl.stacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Writes files while others are still being read: with thousands of small ones, each takes half of the time. */
final class FileWriters {

    private static final int THREADS = 2;

    /** Of files that wait in memory. When there are more, who reads must write. */
    private static final int WAITING = 64;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), new CallerRunsPolicy());

    private final AtomicReference<IOException> fault = new AtomicReference<>();

    /** Writes it, now or later, with the folders around it. */
    void write(Path file, byte[] content) {
        threads.execute(() -> {
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                fault.compareAndSet(null, e);
            }
        });
    }

    /**
     * Waits until all is written.
     *
     * @throws IOException when a file could not be written
     */
    void close() throws IOException {
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while files were written", e);
        }
        if (fault.get() != null) {
            throw fault.get();
        }
    }
}
