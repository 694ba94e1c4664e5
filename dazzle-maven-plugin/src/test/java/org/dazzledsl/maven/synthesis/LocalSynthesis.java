package org.dazzledsl.maven.synthesis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeFinder.Machine;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.model.aws.AwsRequirements;

/** The real synthesizer with the Node on the PATH. */
public final class LocalSynthesis {

    private LocalSynthesis() {}

    public static Node node(Progress progress) throws NodeUnavailableException, IOException, InterruptedException {
        return new NodeFinder(
                        Optional.empty(),
                        NodeFinder.searchPath(System.getenv("PATH")),
                        Machine.current(),
                        new NodeCache(Path.of("unused")),
                        () -> {
                            throw new NodeUnavailableException("These tests need a Node on the PATH");
                        },
                        progress)
                .find();
    }

    public static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                // Tests write below it, and what is synthesized must not depend on that.
                .filter(element -> !element.endsWith("test-classes"))
                .toList();
    }

    public static SynthesisProcess in(Path directory, Map<String, String> environment, Progress progress)
            throws NodeUnavailableException, IOException, InterruptedException {
        return new SynthesisProcess(node(progress), cdk(progress), Optional.empty(), directory, environment, progress);
    }

    public static void synthesize(AwsRequirements requirements, Path assembly)
            throws SynthesisFailedException, IOException, InterruptedException {
        RecordedProgress progress = new RecordedProgress();
        try {
            in(Path.of("").toAbsolutePath(), System.getenv(), progress).run(requirements, assembly.toAbsolutePath());
        } catch (NodeUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    static CdkCache cdk(Progress progress) {
        return new CdkCache(Path.of("target", "cache").toAbsolutePath(), progress);
    }
}
