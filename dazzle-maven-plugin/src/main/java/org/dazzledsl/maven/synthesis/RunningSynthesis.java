package org.dazzledsl.maven.synthesis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dazzledsl.maven.process.ExitHook;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.version.CloudAssembly;
import org.dazzledsl.stacks.StackSynthesizer;
import org.dazzledsl.stacks.StackSynthesizer.Use;

/** A synthesizer that runs, and waits for what there is to synthesize. Closing it stops it; so does the end of the JVM. */
public final class RunningSynthesis implements AutoCloseable {

    private static final int ENDING_SECONDS = 5;

    private final Process process;
    private final Progress progress;
    private final SynthesisOutput output = new SynthesisOutput();
    private final Thread reader;
    private final ExitHook onExit;

    private RunningSynthesis(Process process, Progress progress) {
        this.process = process;
        this.progress = progress;
        this.reader = new Thread(this::read, "dazzle-read-synthesis");
        this.onExit = ExitHook.of("dazzle-stop-synthesis", this::stop);
    }

    static RunningSynthesis start(ProcessBuilder command, Progress progress) throws IOException {
        RunningSynthesis running = new RunningSynthesis(command.start(), progress);
        if (!running.onExit.isArmed()) {
            running.stop();
            throw new IOException("The JVM is stopping");
        }
        running.reader.setDaemon(true);
        running.reader.start();
        return running;
    }

    /**
     * Waits for the assembly. Once only.
     *
     * @param assembly the folder to be made
     * @throws SynthesisFailedException with CDK's message
     */
    void synthesize(AwsRequirements requirements, Path assembly, Use use)
            throws SynthesisFailedException, IOException, InterruptedException {
        say(requirements, assembly, use);
        int status = process.waitFor();
        reader.join();
        if (status != 0 || !Files.isRegularFile(assembly.resolve(CloudAssembly.MANIFEST))) {
            throw new SynthesisFailedException(
                    output.message().isBlank()
                            ? "It ended with exit status " + status + ", and without having written templates."
                            : output.message());
        }
    }

    private void say(AwsRequirements requirements, Path assembly, Use use) throws IOException, InterruptedException {
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            StackSynthesizer.write(requirements, assembly, use, input);
        } catch (IOException e) {
            // Where it closes its end it is ending, and takes its time to be gone.
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                throw e;
            }
            // It ended before it had read all; what it printed says why.
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                progress.detail(line);
            }
        } catch (IOException e) {
            progress.detail("The output of the synthesis could not be read: " + e.getMessage());
        }
    }

    /** When this returns, Node writes to no folder any more. */
    @Override
    public void close() {
        stop();
        process.onExit().join();
        onExit.close();
    }

    private void stop() {
        process.destroyForcibly();
    }
}
