package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs cfn-lint, where this machine has it, over synthesized templates. */
final class CfnLint {

    private static final String COMMAND = "cfn-lint";

    private CfnLint() {}

    static void assertNoFindings(List<Path> templates) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "Skipped: cfn-lint is not on the PATH, so nothing checks the templates' schema here");
        List<String> command = new ArrayList<>(List.of(COMMAND, "--format", "parseable", "--template"));
        templates.forEach(template -> command.add(template.toString()));
        assertEquals("", run(command));
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output.trim();
    }
}
