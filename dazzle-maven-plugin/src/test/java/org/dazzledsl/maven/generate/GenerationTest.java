package org.dazzledsl.maven.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.generate.GenerationResult.Disabled;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real reader, and a synthesizer that makes one template of the requirements' text. */
class GenerationTest {

    @TempDir
    Path base;

    private ShopProject shop;

    @BeforeEach
    void project() throws IOException {
        shop = new ShopProject(base);
    }

    @Test
    void generatesOnceAndThenReadsNothing() throws Exception {
        Generated first = generated();
        assertTrue(first.synthesized());
        assertEquals(base.resolve("target/infra"), first.folder());
        UpToDate second = assertInstanceOf(UpToDate.class, run());
        assertEquals(first.version().version(), second.version());
        assertEquals(1, second.stacks());
        assertEquals(1, shop.read);
        assertEquals(1, shop.synthesized);
    }

    /** With a manifest in it, as users commit one, the folder looks like one that was generated. */
    @Test
    void theProjectsOwnFolderIsNoOutputFolder() throws Exception {
        shop.write("README.md", "mine");
        shop.manifestFile = Optional.of(base.resolve(InfraVersion.FILE_NAME));
        assertInstanceOf(Generated.class, run());
        for (Path folder : List.of(base, base.getParent())) {
            shop.outputDirectory = Optional.of(folder);
            assertEquals(
                    List.of("dazzle.outputDirectory:1:1: the output folder " + folder
                            + " holds the project itself; expected a folder of its own, such as target/infra;"
                            + " name another with directory in [deploy.output], or with -Ddazzle.outputDirectory"),
                    refusals());
        }
        assertEquals("mine", Files.readString(base.resolve("README.md")));
    }

    @Test
    void aFileIsNoOutputFolder() throws Exception {
        shop.write("infra", "mine");
        shop.outputDirectory = Optional.of(base.resolve("infra"));
        assertEquals(
                List.of("dazzle.outputDirectory:1:1: the output folder " + base.resolve("infra")
                        + " is a file; expected a folder;"
                        + " name another with directory in [deploy.output], or with -Ddazzle.outputDirectory"),
                refusals());
    }

    private List<String> refusals() throws Exception {
        return assertInstanceOf(Rejected.class, run()).problems().errors().stream()
                .map(problem -> problem.span() + ": " + problem.sentence())
                .toList();
    }

    @Test
    void somebodyElsesFilesAreNotOverwritten() throws Exception {
        shop.write("mine/README.md", "mine");
        shop.outputDirectory = Optional.of(base.resolve("mine"));
        Rejected rejected = assertInstanceOf(Rejected.class, run());
        assertEquals("output-taken", rejected.problems().problems().get(0).code());
        assertEquals("mine", Files.readString(base.resolve("mine/README.md")));
        try (var files = Files.list(base.resolve("mine"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileThatWasOnlyTouchedIsNoChange() throws Exception {
        generated();
        Files.setLastModifiedTime(base.resolve("dsl/shop.dsl"), FileTime.fromMillis(0));
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void aNewCommentMovesLinesButNoTemplate() throws Exception {
        Generated before = generated();
        String reasons = Files.readString(base.resolve("target/infra/reasons.json"));
        shop.write("dsl/shop.dsl", "# hello\n" + ShopProject.DSL);
        Generated after = generated();
        assertFalse(after.synthesized());
        assertEquals(before.version(), after.version());
        assertEquals(1, shop.synthesized);
        assertNotEquals(reasons, Files.readString(base.resolve("target/infra/reasons.json")));
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void anotherNeedIsSynthesized() throws Exception {
        String before = generated().version().version();
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  receipt: file\n");
        Generated after = generated();
        assertTrue(after.synthesized());
        assertNotEquals(before, after.version().version());
    }

    @Test
    void aFileThatWasAddedOrRemovedIsAChange() throws Exception {
        generated();
        shop.write("dsl/more/notes.dsl", "module shop.notes\n");
        assertFalse(generated().synthesized());
        Files.delete(base.resolve("dsl/more/notes.dsl"));
        assertFalse(generated().synthesized());
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void aChangeInAModuleThatIsUsedIsAChange() throws Exception {
        String root = ShopProject.DSL.replace("module shop\n", "module shop\n\nuse shop.stock\n\n");
        String used = "module shop.stock\n\nentity Item \"Item\":\n  id: uuid pk\n";
        shop.write("dsl/shop.dsl", root);
        shop.write("dsl/parts/stock.dsl", used);
        String before = generated().version().version();
        assertInstanceOf(UpToDate.class, run());
        shop.write("dsl/parts/stock.dsl", used + "  picture: file\n");
        Generated after = generated();
        assertTrue(after.synthesized());
        assertNotEquals(before, after.version().version());
    }

    @Test
    void anotherEnvironmentIsAChange() throws Exception {
        generated();
        shop.environment = Optional.of("prod");
        assertEquals("prod", generated().version().environment());
        shop.environment = Optional.empty();
        assertEquals("dev", generated().version().environment());
    }

    @Test
    void anotherToolIsAChangeEvenForTheSameRequirements() throws Exception {
        generated();
        Path extension = Files.writeString(base.resolve("extension.jar"), "1");
        shop.identity = new ToolIdentity(List.of(new ToolIdentity.Part("a:b:1-SNAPSHOT", extension, true)));
        assertTrue(generated().synthesized());
        assertInstanceOf(UpToDate.class, run());
        Files.writeString(extension, "2");
        assertTrue(generated().synthesized());
    }

    @Test
    void twoOutputsDoNotKnowOfEachOther() throws Exception {
        generated();
        shop.outputDirectory = Optional.of(base.resolve("target/other"));
        shop.environment = Optional.of("prod");
        generated();
        assertInstanceOf(UpToDate.class, run());
        shop.outputDirectory = Optional.empty();
        shop.environment = Optional.empty();
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void theOutputThatTheConfigurationNamesIsFoundAgainWithoutReadingIt() throws Exception {
        shop.write("dazzle.toml", ShopProject.TOML + "[deploy.output]\ndirectory = \"build/cloud\"\n");
        assertEquals(base.resolve("build/cloud"), generated().folder());
        assertInstanceOf(UpToDate.class, run());
        assertEquals(1, shop.read);
    }

    @Test
    void anOutputThatWasTamperedWithIsMadeAnew() throws Exception {
        Generated generated = generated();
        Path template = base.resolve("target/infra/cdk.out")
                .resolve(generated.version().version())
                .resolve("Network.template.json");
        String content = Files.readString(template);
        Files.writeString(template, "{}");
        assertTrue(generated().synthesized());
        assertEquals(content, Files.readString(template));
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void aFileBesideTheTemplatesIsPutBackWithoutSynthesis() throws Exception {
        generated();
        for (String name : List.of("cdk.json", "package.json", "README.md", ".dazzle-infra-version.json")) {
            Path file = base.resolve("target/infra").resolve(name);
            String sum = Sha256.ofFile(file);
            Files.delete(file);
            assertFalse(generated().synthesized(), name);
            if (!name.equals(".dazzle-infra-version.json")) {
                assertEquals(sum, Sha256.ofFile(file), name);
            }
        }
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void aDeletedOutputIsMadeAnew() throws Exception {
        String version = generated().version().version();
        FileTree.delete(base.resolve("target/infra"));
        assertEquals(version, generated().version().version());
    }

    @Test
    void damagedKnowledgeOfTheOutputIsNoKnowledge() throws Exception {
        generated();
        Path state = state();
        Files.writeString(state, Files.readString(state).replace("stacks=1", "stacks=one"));
        assertTrue(generated().synthesized());
        Files.writeString(state, "inputs=\\u00zz");
        assertTrue(generated().synthesized());
    }

    @Test
    void forced() throws Exception {
        Instant first = generated().version().generatedAt();
        shop.force = true;
        Generated second = generated();
        assertTrue(second.synthesized());
        assertEquals(first, second.version().generatedAt());
        assertEquals(2, shop.synthesized);
    }

    @Test
    void theTimestampOfTheBuildCounts() throws Exception {
        generated();
        shop.timestamp = Optional.of(Instant.parse("2026-11-01T00:00:00Z"));
        Generated second = generated();
        assertFalse(second.synthesized());
        assertEquals(shop.timestamp.orElseThrow(), second.version().generatedAt());
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void theManifestIsKeptWhereItCanBeCommitted() throws Exception {
        Path kept = base.resolve("infra-version.json");
        shop.manifestFile = Optional.of(kept);
        Generated first = generated();
        assertEquals(Optional.of(first.version()), InfraVersion.readIfAny(kept));
        Files.delete(kept);
        assertInstanceOf(UpToDate.class, run());
        assertEquals(Optional.of(first.version()), InfraVersion.readIfAny(kept));
        String earlier = first.version().generatedAt(Instant.EPOCH).toJson();
        Files.writeString(kept, earlier);
        FileTree.delete(base.resolve("target"));
        generated();
        assertEquals(earlier, Files.readString(kept));
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  receipt: file\n");
        assertEquals(Optional.of(generated().version()), InfraVersion.readIfAny(kept));
    }

    @Test
    void errorsAreReportedAndNothingIsWritten() throws Exception {
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  bad: nosuchtype\n");
        shop.write("dazzle.toml", ShopProject.TOML + "regoin = \"x\"\n");
        Rejected rejected = assertInstanceOf(Rejected.class, run());
        List<String> files = rejected.problems().errors().stream()
                .map(problem -> problem.span().file())
                .toList();
        assertEquals(List.of("dazzle.toml", "dsl/shop.dsl"), files);
        assertFalse(Files.exists(base.resolve("target")));
    }

    @Test
    void whatWasGeneratedStaysWhenThereAreErrorsLater() throws Exception {
        generated();
        String manifest = Files.readString(base.resolve("target/infra/.dazzle-infra-version.json"));
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  bad: nosuchtype\n");
        assertInstanceOf(Rejected.class, run());
        assertEquals(manifest, Files.readString(base.resolve("target/infra/.dazzle-infra-version.json")));
        shop.write("dsl/shop.dsl", ShopProject.DSL);
        assertInstanceOf(UpToDate.class, run());
    }

    @Test
    void anEvenNodeCountIsRefused() throws Exception {
        shop.write("dsl/shop.dsl", ShopProject.DSL + """

                ledger Wallet:
                  account_code: 1001
                  account_type: asset
                  currency: GBP
                """);
        shop.write("dazzle.toml", ShopProject.TOML + "[deploy.tigerbeetle]\nnode_count = 2\n");
        Rejected rejected = assertInstanceOf(Rejected.class, run());
        assertTrue(
                rejected.problems().text(rejected.problems().problems()).contains("even node count"),
                rejected.toString());
        assertEquals(0, shop.synthesized);
    }

    @Test
    void aSynthesisThatFailsLeavesWhatWasThere() throws Exception {
        generated();
        String manifest = Files.readString(base.resolve("target/infra/.dazzle-infra-version.json"));
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  receipt: file\n");
        Generation generation = new Generation(
                shop.settings(),
                new ProjectPipeline(),
                () -> (requirements, assembly) -> {
                    Files.createDirectories(assembly);
                    throw new IOException("broken");
                },
                new RecordedProgress());
        assertThrows(IOException.class, generation::run);
        assertEquals(manifest, Files.readString(base.resolve("target/infra/.dazzle-infra-version.json")));
        try (Stream<Path> files = Files.list(base.resolve("target/infra"))) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".work-")));
        }
    }

    @Test
    void withoutNodeNothingIsWritten() {
        Generation generation = new Generation(
                shop.settings(),
                new ProjectPipeline(),
                () -> {
                    throw new NodeUnavailableException("no Node");
                },
                new RecordedProgress());
        assertThrows(NodeUnavailableException.class, generation::run);
        assertFalse(Files.exists(base.resolve("target")));
    }

    @Test
    void disabledDoesNothing() throws Exception {
        shop.write("dazzle.toml", ShopProject.TOML + "enabled = false\n");
        Files.delete(base.resolve("dsl/shop.dsl"));
        assertInstanceOf(Disabled.class, run());
        assertFalse(Files.exists(base.resolve("target")));
    }

    private Generated generated() throws Exception {
        return assertInstanceOf(Generated.class, run());
    }

    private GenerationResult run() throws Exception {
        return shop.generate();
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("target/dazzle/state"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
