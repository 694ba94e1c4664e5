package org.dazzledsl.maven.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cloud assembly of one stack, written by hand. */
final class AssemblyFixture {

    private AssemblyFixture() {}

    static Path in(Path folder, String template) throws IOException {
        Path assembly = Files.createDirectories(folder.resolve("assembly"));
        Files.writeString(assembly.resolve("manifest.json"), """
                {"artifacts": {"Network": {"type": "aws:cloudformation:stack",
                  "properties": {"templateFile": "Network.template.json", "stackName": "bank-dev-Network"}}}}
                """);
        Files.writeString(assembly.resolve("Network.template.json"), template);
        return assembly;
    }
}
