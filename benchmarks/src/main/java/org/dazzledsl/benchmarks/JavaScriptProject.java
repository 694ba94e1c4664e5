package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dazzledsl.benchmarks.JavaScriptTwin.Program;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.stacks.CdkProgram;
import org.dazzledsl.stacks.StackSynthesizer;

/**
 * A folder with a JavaScript program and with the npm packages that it needs: the very ones that ours uses.
 *
 * @param folder for this project alone
 */
record JavaScriptProject(Node node, Path folder) {

    private static final String PROGRAM = "program.js";

    /** @param folder an empty one */
    static JavaScriptProject in(Path folder, Node node) throws IOException {
        CdkProgram.unpack(folder);
        return new JavaScriptProject(node, folder);
    }

    /** The program that makes what the requirements ask for, which is the one to run from now on. */
    Program program(AwsRequirements requirements) throws IOException {
        StringWriter description = new StringWriter();
        StackSynthesizer.write(requirements, output(), StackSynthesizer.Use.DEPLOYED, description);
        Program program = JavaScriptTwin.of(description.toString().lines().toList());
        Files.writeString(folder.resolve(PROGRAM), program.text());
        return program;
    }

    Path output() {
        return folder.resolve("cdk.out");
    }

    void run() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(node.executable().toString(), PROGRAM);
        // As the plugin has it: CDK's own check of templates would take several times as long as all the rest.
        command.environment().putAll(Map.of("CDK_VALIDATION", "false"));
        Process process =
                command.directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(PROGRAM + " failed:\n" + printed);
        }
    }
}
