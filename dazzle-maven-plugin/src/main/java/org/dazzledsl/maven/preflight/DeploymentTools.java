package org.dazzledsl.maven.preflight;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.maven.process.Programs;

/** What {@code npx cdk deploy} needs where it runs. Files are looked for and no programs are run. */
public record DeploymentTools(Programs programs) {

    /** Where npm puts the programs of what it installed. */
    private static final String INSTALLED = "node_modules/.bin";

    /**
     * What is missing, in sentences without a full stop.
     *
     * @param output the folder to deploy from
     * @param shown how people know it
     */
    List<String> missing(Path output, String shown) {
        List<String> missing = new ArrayList<>();
        if (!has(programs, "node")) {
            missing.add("there is no Node on the PATH, on which the CDK command line runs");
        }
        boolean isInstalled = has(new Programs(List.of(output.resolve(INSTALLED))), "cdk") || has(programs, "cdk");
        if (!isInstalled && !has(programs, "npm")) {
            missing.add("there is no CDK command line on the PATH or in " + shown + "/" + INSTALLED
                    + ", and no npm that would install it");
        }
        return missing;
    }

    private static boolean has(Programs programs, String program) {
        return programs.find(program).isPresent();
    }
}
