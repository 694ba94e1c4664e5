package org.dazzledsl.maven.deployment;

import java.nio.file.Path;
import java.util.List;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.model.version.InfraVersion;

/**
 * What was generated, and can be deployed.
 *
 * @param shown how people know the folder
 */
public record GeneratedStacks(InfraFolder folder, InfraVersion version, String shown) {

    /** The folder with the templates of that version. */
    Path assembly() {
        return folder.assembly(version.version());
    }

    /** Makes the CDK command line look at that version, whatever is generated meanwhile. */
    List<String> application() {
        return List.of("--app", InfraFolder.ASSEMBLIES + "/" + version.version(), "--no-notices");
    }
}
