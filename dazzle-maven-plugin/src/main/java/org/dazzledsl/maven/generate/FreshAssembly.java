package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Path;
import org.dazzledsl.maven.output.AssemblyCleaner;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.version.AssemblyVersion;

/** A cloud assembly that was just synthesized into a folder for work in progress, the same bytes on every machine. */
record FreshAssembly(Path folder, String version) {

    /** @param work a folder for this synthesis alone */
    static FreshAssembly synthesize(Synthesizer synthesizer, AwsRequirements requirements, Path work)
            throws SynthesisFailedException, IOException, InterruptedException {
        Path assembly = work.resolve("assembly");
        synthesizer.synthesize(requirements, assembly);
        AssemblyCleaner.clean(assembly);
        return new FreshAssembly(assembly, AssemblyVersion.of(assembly));
    }
}
