package org.dazzledsl.maven.synthesis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.stacks.StackSynthesizer.Use;

/** Turns requirements into a cloud assembly: has Node run the program that makes CDK's constructs of them. */
public final class SynthesisProcess {

    private final Node node;
    private final CdkCache cdk;
    private final Optional<Customization> customization;
    private final Path directory;
    private final Map<String, String> environment;
    private final Progress progress;

    /**
     * @param directory in which it runs: the project's folder
     * @param environment that the build runs in
     */
    public SynthesisProcess(
            Node node,
            CdkCache cdk,
            Optional<Customization> customization,
            Path directory,
            Map<String, String> environment,
            Progress progress) {
        this.node = node;
        this.cdk = cdk;
        this.customization = customization;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * Waits for the assembly. When the thread is interrupted or the JVM stops, the process stops as well.
     *
     * @param assembly the folder to be made
     * @throws SynthesisFailedException with CDK's message
     * @throws IOException when the process can't be started
     */
    public void run(AwsRequirements requirements, Path assembly)
            throws SynthesisFailedException, IOException, InterruptedException {
        try (RunningSynthesis running = start()) {
            synthesize(running, requirements, assembly);
        }
    }

    /**
     * Waits for the assembly of what was started before. Once only.
     *
     * @throws SynthesisFailedException with CDK's message
     */
    public void synthesize(RunningSynthesis running, AwsRequirements requirements, Path assembly)
            throws SynthesisFailedException, IOException, InterruptedException {
        if (customization.isEmpty()) {
            running.synthesize(requirements, assembly, Use.DEPLOYED);
        } else {
            Path templates = assembly.resolveSibling("templates");
            running.synthesize(requirements, templates, Use.INCLUDED);
            customization.get().run(requirements, templates, assembly, node, environment());
        }
    }

    /**
     * Starts it before it is known what there is to synthesize: it loads CDK, and waits.
     *
     * @throws IOException when the process can't be started
     */
    public RunningSynthesis start() throws IOException, InterruptedException {
        Path program = cdk.program();
        ProcessBuilder command = new ProcessBuilder(node.executable().toString(), program.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        command.environment().clear();
        command.environment().putAll(environment());
        // From version 22.1 on, Node keeps there what it compiled.
        command.environment()
                .put("NODE_COMPILE_CACHE", program.resolveSibling("compiled").toString());
        progress.detail("Starting " + String.join(" ", command.command()) + " (Node " + node.version() + ")");
        return RunningSynthesis.start(command, progress);
    }

    /** What a user's shell says to CDK and Node must not change what comes out. */
    private Map<String, String> environment() {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("CDK_"));
        own.keySet().removeAll(List.of("NODE_OPTIONS", "NODE_PATH", "JSII_DEBUG"));
        // CDK's own check of templates takes several times as long as all the rest.
        own.put("CDK_VALIDATION", "false");
        return own;
    }
}
