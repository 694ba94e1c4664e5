package org.dazzledsl.maven.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code npx cdk deploy} needs where it runs. Files are looked for and no programs are run.
 *
 * @param searchPath the folders of the PATH
 */
public record DeploymentTools(List<Path> searchPath) {

    /** What a program's file may be called, on Windows too. */
    private static final List<String> ENDINGS = List.of("", ".cmd", ".exe");

    /** Where npm puts the programs of what it installed. */
    private static final String INSTALLED = "node_modules/.bin";

    public DeploymentTools {
        searchPath = List.copyOf(searchPath);
    }

    /**
     * What is missing, in sentences without a full stop.
     *
     * @param output the folder to deploy from
     * @param shown how people know it
     */
    List<String> missing(Path output, String shown) {
        List<String> missing = new ArrayList<>();
        if (!isOnPath("node")) {
            missing.add("there is no Node on the PATH, on which the CDK command line runs");
        }
        boolean isInstalled = isIn(output.resolve(INSTALLED), "cdk") || isOnPath("cdk");
        if (!isInstalled && !isOnPath("npm")) {
            missing.add("there is no CDK command line on the PATH or in " + shown + "/" + INSTALLED
                    + ", and no npm that would install it");
        }
        return missing;
    }

    private boolean isOnPath(String program) {
        return searchPath.stream().anyMatch(folder -> isIn(folder, program));
    }

    private static boolean isIn(Path folder, String program) {
        return ENDINGS.stream()
                .map(ending -> folder.resolve(program + ending))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
