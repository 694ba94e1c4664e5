package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dazzledsl.maven.deployment.Tools.Result;

/** The command line that a generated {@code package.json} pins, from npm, as a user gets it with {@code npm install}. */
record CdkCommandLine(Path executable) {

    /** @throws IOException with npm's words when it can't be had */
    static CdkCommandLine install(Path packageJson, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.copy(packageJson, folder.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        Result install =
                Tools.run(folder, Map.of(), List.of("npm", "install", "--prefer-offline", "--no-audit", "--no-fund"));
        if (install.status() != 0) {
            throw new IOException(install.output());
        }
        return new CdkCommandLine(folder.resolve("node_modules/.bin/cdk").toAbsolutePath());
    }

    /** Runs it in a generated folder; fails with its output when it fails. */
    String run(Path infra, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        Result result = Tools.run(infra, environment, command);
        if (result.status() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ":\n" + result.output());
        }
        return result.output();
    }
}
