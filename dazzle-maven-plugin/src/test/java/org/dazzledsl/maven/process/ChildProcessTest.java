package org.dazzledsl.maven.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dazzledsl.maven.process.ChildProcess.Command;
import org.dazzledsl.maven.process.ChildProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class ChildProcessTest {

    @TempDir
    private Path folder;

    @Test
    void linesOfBothStreamsAndTheStatus() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Ended ended = ChildProcess.run(script("echo \"$GREETING from $PWD\"; echo oh >&2; exit 3"), lines::add);
        List<String> expected = List.of("hello from " + folder.toRealPath(), "oh");
        assertEquals(expected, lines);
        assertEquals(new Ended(3, expected), ended);
        assertFalse(ended.isSuccess());
    }

    @Test
    void itHasNothingToRead() throws Exception {
        assertEquals(
                List.of("read nothing"),
                ChildProcess.run(script("read line || echo read nothing"), line -> {})
                        .lastLines());
    }

    @Test
    void onlyTheLastLinesAreKept() throws Exception {
        Ended ended = ChildProcess.run(script("i=0; while [ $i -lt 1000 ]; do echo $i; i=$((i+1)); done"), line -> {});
        assertEquals(400, ended.lastLines().size());
        assertEquals("999", ended.lastLines().get(399));
    }

    @Test
    void whatIsNoProgramCannotBeStarted() {
        Command command = new Command(List.of(folder.resolve("none").toString()), folder, Map.of());
        assertThrows(IOException.class, () -> ChildProcess.run(command, line -> {}));
    }

    /** One that ends when it is asked to, and one that doesn't. */
    @Test
    void aProgramAndItsChildrenEndWhenTheThreadIsInterrupted() throws Exception {
        for (String trap : List.of("", "trap '' TERM; ")) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Command command = script(trap + "sleep 600 & echo $!; echo $$; wait; sleep 600");
            FutureTask<Ended> task = new FutureTask<>(() -> ChildProcess.run(command, lines::add));
            Thread thread = new Thread(task);
            thread.start();
            List<ProcessHandle> processes = List.of(process(lines), process(lines));
            assertTrue(processes.stream().allMatch(ProcessHandle::isAlive));
            thread.interrupt();
            ExecutionException fault = assertThrows(ExecutionException.class, task::get);
            assertEquals(InterruptedException.class, fault.getCause().getClass());
            for (ProcessHandle process : processes) {
                process.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }

    /** As Ctrl-C and a build server's stop button end it. */
    @Test
    void aProgramEndsWithTheJvm() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = jvm.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            assertTrue(child.isAlive());
            jvm.destroy();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertTrue(jvm.waitFor(20, TimeUnit.SECONDS));
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Waits for a program that tells its process id. */
    static final class Waiting {

        private Waiting() {}

        public static void main(String[] arguments) throws Exception {
            ChildProcess.run(
                    new Command(
                            List.of("/bin/sh", "-c", "echo $$; exec sleep 600"),
                            Path.of("").toAbsolutePath(),
                            Map.of("PATH", "/usr/bin:/bin")),
                    System.out::println);
        }
    }

    private static ProcessHandle process(BlockingQueue<String> lines) throws InterruptedException {
        return ProcessHandle.of(Long.parseLong(lines.poll(20, TimeUnit.SECONDS)))
                .orElseThrow();
    }

    private Command script(String text) {
        return new Command(
                List.of("/bin/sh", "-c", text), folder, Map.of("GREETING", "hello", "PATH", "/usr/bin:/bin"));
    }
}
