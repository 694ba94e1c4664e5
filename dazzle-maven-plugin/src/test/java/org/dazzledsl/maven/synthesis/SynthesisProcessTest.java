package org.dazzledsl.maven.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeVersion;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.version.CloudAssembly;
import org.dazzledsl.stacks.CdkProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisProcessTest {

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private AwsRequirements requirements = SampleApplication.smallPlanned(Environment.DEV);
    private Path assembly;

    @BeforeEach
    void assembly() {
        assembly = folder.resolve("assembly");
    }

    @Test
    void aShellsLeftoversChangeNothing() throws Exception {
        Map<String, String> shell = new TreeMap<>(System.getenv());
        shell.put("CDK_OUTDIR", folder.resolve("elsewhere").toString());
        shell.put("NODE_OPTIONS", "--no-such-option");
        shell.put("NODE_PATH", folder.toString());
        run(shell);
        List<String> stacks = CloudAssembly.read(assembly).stacks().stream()
                .map(CloudAssembly.Stack::name)
                .toList();
        assertEquals(List.of("Network", "Data", "Compute", "Observability"), stacks);
        assertFalse(Files.exists(folder.resolve("elsewhere")));
        assertTrue(
                progress.details().get(0).contains("Starting "),
                progress.details().toString());
    }

    @Test
    void whatCdkRefusesIsSaidInItsWords() throws Exception {
        requirements = AwsRequirementsJson.read(
                AwsRequirementsJson.write(requirements).replace("\"bank-dev-Network\"", "\"bank dev\""));
        SynthesisFailedException refusal = assertThrows(SynthesisFailedException.class, () -> run(System.getenv()));
        assertTrue(refusal.getMessage().contains("Stack name must match the regular expression"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains(" at "), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("Exception"), refusal.getMessage());
    }

    @Test
    void aNodeThatDoesNotStartIsAFaultOfTheMachine() {
        SynthesisProcess process = new SynthesisProcess(
                new Node(folder.resolve("no-node"), NodeVersion.MINIMUM),
                LocalSynthesis.cdk(progress),
                Optional.empty(),
                folder,
                System.getenv(),
                progress);
        assertThrows(IOException.class, () -> process.run(requirements, assembly));
    }

    @Test
    void aNodeThatEndsWithoutAWordAndWithoutTemplatesFailed() throws Exception {
        CdkCache silent = new CdkCache(folder.resolve("cache"), progress);
        Path program = folder.resolve("cache/cdk").resolve(CdkProgram.version()).resolve(CdkProgram.START);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "process.stdin.resume();\n");
        SynthesisProcess process = new SynthesisProcess(
                LocalSynthesis.node(progress), silent, Optional.empty(), folder, System.getenv(), progress);
        assertEquals(
                "It ended with exit status 0, and without having written templates.",
                assertThrows(SynthesisFailedException.class, () -> process.run(requirements, assembly))
                        .getMessage());
        assertEquals(List.of(), progress.said());
    }

    @Test
    void cdkIsUnpackedOnce() throws Exception {
        CdkCache cache = new CdkCache(folder.resolve("cache"), progress);
        Path program = cache.program();
        FileTime unpacked = Files.getLastModifiedTime(program);
        assertEquals(program, cache.program());
        assertEquals(unpacked, Files.getLastModifiedTime(program));
        assertEquals(List.of("Unpacking CDK into " + program.getParent() + ", once for all builds"), progress.said());
        assertTrue(Files.exists(program.resolveSibling("node_modules/aws-cdk-lib/LICENSE")));
        assertFalse(Files.exists(program.resolveSibling("node_modules/aws-cdk-lib/.jsii")));
    }

    @Test
    void anInterruptedBuildLeavesNoProcess() throws Exception {
        CompletableFuture<Optional<Exception>> ended = new CompletableFuture<>();
        Thread build = new Thread(() -> {
            try {
                run(System.getenv());
                ended.complete(Optional.empty());
            } catch (Exception e) {
                ended.complete(Optional.of(e));
            }
        });
        build.start();
        List<ProcessHandle> started = waitForNode();
        build.interrupt();
        assertEquals(InterruptedException.class, ended.get().orElseThrow().getClass());
        for (ProcessHandle process : started) {
            process.onExit().get();
        }
        assertFalse(Files.exists(assembly.resolve("manifest.json")));
    }

    @Test
    void itCanBeStartedBeforeItIsToldWhatToDo() throws Exception {
        SynthesisProcess process = LocalSynthesis.in(folder, System.getenv(), progress);
        try (RunningSynthesis running = process.start()) {
            waitForNode();
            process.synthesize(running, requirements, assembly);
        }
        assertEquals(4, CloudAssembly.read(assembly).stacks().size());
    }

    @Test
    void closedBeforeItIsToldItLeavesNoProcess() throws Exception {
        List<ProcessHandle> started;
        try (RunningSynthesis running =
                LocalSynthesis.in(folder, System.getenv(), progress).start()) {
            assertNotNull(running);
            started = waitForNode();
        }
        assertEquals(List.of(), started.stream().filter(ProcessHandle::isAlive).toList());
    }

    private static List<ProcessHandle> waitForNode() throws InterruptedException {
        while (true) {
            List<ProcessHandle> processes =
                    ProcessHandle.current().descendants().toList();
            if (!processes.isEmpty()) {
                return processes;
            }
            Thread.sleep(5);
        }
    }

    private void run(Map<String, String> environment) throws Exception {
        LocalSynthesis.in(folder, environment, progress).run(requirements, assembly);
    }
}
