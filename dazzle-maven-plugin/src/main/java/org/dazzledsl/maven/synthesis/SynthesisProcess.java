package org.dazzledsl.maven.synthesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.stacks.NodeRuntime;
import org.dazzledsl.stacks.Synthesize;

/**
 * Turns requirements into a cloud assembly in a Java of its own: jsii and CDK read Node's path and their switches from the
 * environment only, keep one engine for a whole JVM, and print what they like.
 */
public final class SynthesisProcess {

    private final Path java;
    private final List<Path> classPath;
    private final Node node;
    private final Path directory;
    private final Map<String, String> environment;
    private final Progress progress;

    /**
     * @param java the executable
     * @param classPath with dazzle-stacks and what it needs
     * @param directory in which it runs: the project's folder
     * @param environment that the build runs in
     */
    public SynthesisProcess(
            Path java,
            List<Path> classPath,
            Node node,
            Path directory,
            Map<String, String> environment,
            Progress progress) {
        this.java = java;
        this.classPath = List.copyOf(classPath);
        this.node = node;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /** The {@code java} that runs this program. */
    public static Path currentJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * Waits for the assembly. When the thread is interrupted or the JVM stops, the process stops as well.
     *
     * @param requirements as {@code AwsRequirementsJson} writes them
     * @param assembly the folder to be made
     * @param scratch a folder for this run alone; everything temporary stays in it
     * @throws SynthesisFailedException with CDK's message
     * @throws IOException when the process can't be started
     */
    public void run(Path requirements, Path assembly, Path scratch)
            throws SynthesisFailedException, IOException, InterruptedException {
        try (RunningSynthesis running = start(scratch)) {
            running.synthesize(requirements, assembly);
        }
    }

    /**
     * Starts it before it is known what there is to synthesize: it makes ready what takes long, and waits.
     *
     * @param scratch a folder for this run alone; everything temporary stays in it
     * @throws IOException when the process can't be started
     */
    public RunningSynthesis start(Path scratch) throws IOException {
        Path temporary = Files.createDirectories(scratch.resolve("tmp"));
        Path arguments = scratch.resolve("java.arguments");
        Files.writeString(
                arguments,
                JavaArguments.ofShortRun(classPath, temporary, Synthesize.class.getName(), List.of(scratch.toString()))
                        .toFileContent(),
                JavaArguments.ENCODING);
        ProcessBuilder command = new ProcessBuilder(java.toString(), "@" + arguments)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        command.environment().clear();
        command.environment().putAll(environment(scratch, temporary));
        progress.detail("Starting " + String.join(" ", command.command()) + " with Node " + node.version() + " ("
                + node.executable() + ")");
        return RunningSynthesis.start(command, progress);
    }

    /** What a user's shell says to CDK and jsii must not change what comes out. */
    private Map<String, String> environment(Path scratch, Path temporary) {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("CDK_"));
        own.keySet().removeAll(List.of("JSII_RUNTIME", "JSII_AGENT", "JSII_DEBUG", "JSII_HOST_STACK_TRACES"));
        own.put("CDK_VALIDATION", "false");
        own.put("JSII_NODE", node.executable().toString());
        new NodeRuntime(node.executable(), scratch).command().ifPresent(command -> own.put("JSII_RUNTIME", command));
        own.put(
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
                String.valueOf(node.version().major()));
        for (String name : List.of("TMPDIR", "TMP", "TEMP")) {
            own.put(name, temporary.toString());
        }
        return own;
    }
}
