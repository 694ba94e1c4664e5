package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Path;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.AwsRequirements;

/** Makes a cloud assembly of requirements. */
public interface Synthesizer {

    /** @param assembly the folder to be made */
    void synthesize(AwsRequirements requirements, Path assembly)
            throws SynthesisFailedException, IOException, InterruptedException;

    /** Finds what a synthesizer needs. Asked only when something is to be synthesized, and before anything is written. */
    interface Source {

        /** Says that one is likely to be asked for soon: what takes long may begin. Nothing may fail here, or be fetched. */
        default void expect() {}

        Synthesizer find() throws NodeUnavailableException, IOException, InterruptedException;
    }
}
