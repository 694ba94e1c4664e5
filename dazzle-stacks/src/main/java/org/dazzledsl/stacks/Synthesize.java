package org.dazzledsl.stacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import software.amazon.awscdk.Aws;

/**
 * The synthesizer as a program of its own. A process of its own isolates parallel modules from each other and lets Node and jsii
 * be set through the environment, the only way they read.
 *
 * <p>It may be started before it is known what there is to synthesize: it makes ready what takes long, and then waits for
 * two lines on standard input, the file of the requirements and the folder of the cloud assembly. Without them it ends. Its
 * argument is a folder for this run alone, which it deletes when the build is gone that started it.
 */
public final class Synthesize {

    private Synthesize() {}

    /** @throws IOException when the requirements can't be read */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("Usage: Synthesize <folder for this run alone>");
        }
        Path folder = Path.of(arguments[0]);
        stopWithTheBuild(folder);
        CompletableFuture<Void> node = CompletableFuture.runAsync(() -> loadCdk(folder));
        AwsRequirementsJson.prepare();
        Optional<Task> task = Task.read();
        if (task.isPresent()) {
            String requirements = Files.readString(task.get().requirements());
            AwsRequirements read = AwsRequirementsJson.read(requirements);
            join(node);
            StackSynthesizer.synthesize(read, task.get().assembly());
        }
    }

    /** What there is to do. */
    private record Task(Path requirements, Path assembly) {

        static Optional<Task> read() throws IOException {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                String requirements = lines.readLine();
                String assembly = lines.readLine();
                return requirements == null || assembly == null
                        ? Optional.empty()
                        : Optional.of(new Task(Path.of(requirements), Path.of(assembly)));
            }
        }
    }

    /** Starts Node and loads CDK in it, as anything does that is asked of CDK. */
    private static void loadCdk(Path folder) {
        try {
            NodeRuntime.unpack(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Aws.REGION.length();
    }

    private static void join(CompletableFuture<Void> node) {
        try {
            node.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
    }

    /** A build that is killed outright can neither stop its synthesizer nor tidy up; Node follows when its input ends. */
    private static void stopWithTheBuild(Path folder) {
        ProcessHandle.current()
                .parent()
                .ifPresent(build -> build.onExit().thenRun(() -> {
                    try {
                        delete(folder);
                    } finally {
                        Runtime.getRuntime().halt(1);
                    }
                }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Nobody is left to be told.
        }
    }
}
