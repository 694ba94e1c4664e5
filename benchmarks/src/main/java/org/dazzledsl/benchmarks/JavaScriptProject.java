package org.dazzledsl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dazzledsl.benchmarks.JavaScriptTwin.Program;
import org.dazzledsl.maven.node.Node;

/**
 * A folder with a JavaScript program and with the npm packages that it needs: the very ones that CDK's jars hold for jsii.
 *
 * @param folder for this project alone
 */
record JavaScriptProject(Node node, Path folder) {

    private static final String PROGRAM = "program.js";

    /** The program that does what was traced, writing to {@link #output}. */
    static JavaScriptProject of(Node node, Path folder, List<String> trace, List<Path> jars)
            throws IOException, InterruptedException {
        JavaScriptProject project = new JavaScriptProject(node, folder);
        for (String line : trace) {
            if (line.startsWith("> {\"api\":\"load\"")) {
                project.install(new ObjectMapper().readTree(line.substring(2)), jars);
            }
        }
        project.program(trace);
        return project;
    }

    /** Another program with the same packages. */
    Program program(List<String> trace) throws IOException {
        Program program = JavaScriptTwin.of(trace, output().toString());
        Files.writeString(folder.resolve(PROGRAM), program.text());
        return program;
    }

    Path output() {
        return folder.resolve("cdk.out");
    }

    void run() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(node.executable().toString(), PROGRAM);
        // As the plugin has it: CDK's own check of templates would take several times as long as all the rest.
        command.environment().putAll(Map.of("CDK_VALIDATION", "false"));
        runAndWait(command);
    }

    private void install(JsonNode load, List<Path> jars) throws IOException, InterruptedException {
        Path tarball = Files.createTempFile(folder, "package", ".tgz");
        copy(Path.of(load.path("tarball").asText()).getFileName().toString(), jars, tarball);
        Path target = Files.createDirectories(
                folder.resolve("node_modules").resolve(load.path("name").asText()));
        runAndWait(
                new ProcessBuilder("tar", "-xzf", tarball.toString(), "--strip-components=1", "-C", target.toString()));
        Files.delete(tarball);
    }

    private static void copy(String name, List<Path> jars, Path target) throws IOException {
        for (Path jar : jars) {
            try (ZipFile archive = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(ZipEntry.class::cast)::iterator) {
                    if (entry.getName().endsWith("/" + name)) {
                        try (InputStream content = archive.getInputStream(entry)) {
                            Files.write(target, content.readAllBytes());
                        }
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("No jar holds " + name);
    }

    private void runAndWait(ProcessBuilder command) throws IOException, InterruptedException {
        Process process =
                command.directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command.command()) + " failed:\n" + printed);
        }
    }
}
