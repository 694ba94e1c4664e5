package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dazzledsl.model.aws.AwsRequirements;

/** Runs the real program with the Node on the PATH. */
public final class Synthesis {

    private Synthesis() {}

    public static void of(AwsRequirements requirements, Path assembly) throws IOException {
        of(requirements, assembly, StackSynthesizer.Use.DEPLOYED);
    }

    public static void toBeIncluded(AwsRequirements requirements, Path assembly) throws IOException {
        of(requirements, assembly, StackSynthesizer.Use.INCLUDED);
    }

    private static void of(AwsRequirements requirements, Path assembly, StackSynthesizer.Use use) throws IOException {
        run(input -> StackSynthesizer.write(requirements, assembly.toAbsolutePath(), use, input))
                .orFail();
    }

    /** Writes what the program reads. */
    interface Description {
        void write(Writer input) throws IOException;
    }

    /** Has the program make constructs of what is described. */
    static Commands.Done run(Description description) throws IOException {
        Process process = command().start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            description.write(input);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Commands.Done(process.waitFor(), printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the program. */
    static ProcessBuilder command() throws IOException {
        ProcessBuilder command = Commands.builder("node", program().toString()).redirectErrorStream(true);
        command.environment().put("CDK_VALIDATION", "false");
        return command;
    }

    /** Unpacked by the first test that asks. */
    private static synchronized Path program() throws IOException {
        Path folder = Path.of("target", "cdk-" + CdkProgram.version());
        if (!Files.exists(folder)) {
            Path unpacking = Files.createTempDirectory(folder.getParent(), "unpacking");
            CdkProgram.unpack(unpacking);
            Files.move(unpacking, folder);
        }
        return folder.resolve(CdkProgram.START).toAbsolutePath();
    }
}
