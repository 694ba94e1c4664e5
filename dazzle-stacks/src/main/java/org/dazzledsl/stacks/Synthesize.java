package org.dazzledsl.stacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dazzledsl.model.aws.AwsRequirementsJson;

/**
 * The synthesizer as a program of its own: {@code Synthesize requirements.json cdk.out}. A process of its own isolates
 * parallel modules from each other and lets Node and jsii be set through the environment, the only way they read.
 */
public final class Synthesize {

    private Synthesize() {}

    /** @throws IOException when the requirements can't be read */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Usage: Synthesize requirements.json cdk.out");
        }
        stopWithTheBuild();
        String json = Files.readString(Path.of(arguments[0]));
        StackSynthesizer.synthesize(AwsRequirementsJson.read(json), Path.of(arguments[1]));
    }

    /** A build that is killed outright can't stop its synthesizer; Node follows when its input ends. */
    private static void stopWithTheBuild() {
        ProcessHandle.current()
                .parent()
                .ifPresent(build ->
                        build.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }
}
