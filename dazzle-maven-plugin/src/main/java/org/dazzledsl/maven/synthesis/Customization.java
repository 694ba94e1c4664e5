package org.dazzledsl.maven.synthesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.process.ChildProcess;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.stacks.customize.Customize;

/** Hands templates to the customizers on the plugin's class path, in a Java of its own. */
public final class Customization {

    private final List<Path> classPath;
    private final Path directory;
    private final Progress progress;

    private Customization(List<Path> classPath, Path directory, Progress progress) {
        this.classPath = List.copyOf(classPath);
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Empty where there is nobody to hand them to.
     *
     * @param loader of the plugin
     * @param classPath of the plugin
     * @param directory the project's folder
     */
    public static Optional<Customization> of(
            ClassLoader loader, List<Path> classPath, Path directory, Progress progress) {
        return Customize.isWanted(loader)
                ? Optional.of(new Customization(classPath, directory, progress))
                : Optional.empty();
    }

    /**
     * Waits until they are done.
     *
     * @param templates to be included
     * @param assembly the folder to be made; everything temporary stands beside it
     * @throws SynthesisFailedException with what a customizer says, or CDK
     */
    void run(AwsRequirements requirements, Path templates, Path assembly, Node node, Map<String, String> environment)
            throws SynthesisFailedException, IOException, InterruptedException {
        Path folder = Files.createDirectories(assembly.resolveSibling("customize"));
        Path json = folder.resolve("requirements.json");
        Files.writeString(json, AwsRequirementsJson.write(requirements));
        Path arguments = folder.resolve("java.arguments");
        Files.writeString(
                arguments,
                JavaArguments.ofShortRun(
                                classPath,
                                folder,
                                Customize.class.getName(),
                                List.of(json.toString(), templates.toString(), assembly.toString()))
                        .toFileContent(),
                JavaArguments.ENCODING);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(java.toString(), "@" + arguments);
        progress.detail("Starting " + String.join(" ", command));
        ChildProcess.Ended ended = ChildProcess.run(
                new ChildProcess.Command(command, directory, forJsii(node, environment)), progress::detail);
        if (!ended.isSuccess()) {
            throw new SynthesisFailedException(new UncaughtException(ended.lastLines()).message());
        }
    }

    private static Map<String, String> forJsii(Node node, Map<String, String> environment) {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeAll(List.of("JSII_RUNTIME", "JSII_AGENT", "JSII_DEBUG", "JSII_HOST_STACK_TRACES"));
        own.put("JSII_NODE", node.executable().toString());
        own.put(
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
                String.valueOf(node.version().major()));
        return own;
    }
}
