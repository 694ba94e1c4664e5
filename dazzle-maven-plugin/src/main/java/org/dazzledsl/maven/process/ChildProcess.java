package org.dazzledsl.maven.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program whose output is read line by line while it runs. It never outlives the one who waits for it: when the thread is
 * interrupted or the JVM stops, it is asked to end, and soon made to, with all that it started.
 */
public final class ChildProcess {

    private static final int LINES_KEPT = 400;

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Consumer<String> lines;
    private final Deque<String> last = new ArrayDeque<>();

    private ChildProcess(Process process, Consumer<String> lines) {
        this.process = process;
        this.lines = lines;
    }

    /**
     * What to run.
     *
     * @param program the executable and its arguments
     * @param environment all of it: nothing is added
     */
    public record Command(List<String> program, Path directory, Map<String, String> environment) {

        public Command {
            program = List.copyOf(program);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * How it ended.
     *
     * @param lastLines what it printed last, on either stream
     */
    public record Ended(int status, List<String> lastLines) {

        public Ended {
            lastLines = List.copyOf(lastLines);
        }

        public boolean isSuccess() {
            return status == 0;
        }
    }

    /**
     * Runs it to its end. It has nothing to read.
     *
     * @param lines is handed each line as it is printed, from a thread of its own
     * @throws IOException when it can't be started
     */
    public static Ended run(Command command, Consumer<String> lines) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.program())
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return new ChildProcess(builder.start(), lines).toItsEnd();
    }

    private Ended toItsEnd() throws IOException, InterruptedException {
        try (ExitHook onExit = ExitHook.of("dazzle-stop-child", this::stop)) {
            try {
                if (!onExit.isArmed()) {
                    throw new InterruptedException("The JVM is stopping");
                }
                process.getOutputStream().close();
                CompletableFuture<Void> reading = CompletableFuture.runAsync(this::read, ChildProcess::onItsOwn);
                int status = process.waitFor();
                await(reading);
                synchronized (last) {
                    return new Ended(status, List.copyOf(last));
                }
            } finally {
                stop();
            }
        }
    }

    private static void onItsOwn(Runnable task) {
        Thread thread = new Thread(task, "dazzle-read-child");
        thread.setDaemon(true);
        thread.start();
    }

    /** A grandchild may hold the stream open after the program has ended: what it says then is of no interest. */
    private static void await(CompletableFuture<Void> reading) throws IOException, InterruptedException {
        try {
            reading.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
        } catch (ExecutionException e) {
            throw new IOException(
                    "Its output could not be read: " + e.getCause().getMessage(), e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                lines.accept(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new java.io.UncheckedIOException(e);
            }
            // It was stopped while it was read.
        }
    }

    private void keep(String line) {
        synchronized (last) {
            if (last.size() == LINES_KEPT) {
                last.removeFirst();
            }
            last.addLast(line);
        }
    }

    private void stop() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Then by force.
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
