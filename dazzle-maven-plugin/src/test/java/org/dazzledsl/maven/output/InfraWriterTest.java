package org.dazzledsl.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dazzledsl.maven.output.InfraWriter.Origin;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.output.InfraWriter.Written;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.version.AssemblyVersion;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraWriterTest {

    private static final Tool TOOL = new Tool("0.1.0", "2.1148.1");

    private static final Optional<Instant> TIME = Optional.of(Instant.parse("2026-11-01T10:00:00Z"));

    private static final AwsRequirements REQUIREMENTS = SampleApplication.planned(Environment.DEV);

    private static final String EMPTY = "{\"Resources\":{}}";

    private static final Elements ELEMENTS = Elements.of(
            REQUIREMENTS, List.of(), SampleApplication.config(Environment.DEV).places(), List.of());

    private static final Origin ORIGIN = new Origin(REQUIREMENTS, "a sum", ELEMENTS);

    @TempDir
    Path project;

    private InfraFolder folder;
    private final RecordedProgress progress = new RecordedProgress();

    @BeforeEach
    void folder() {
        folder = new InfraFolder(project.resolve("target/infra"));
    }

    @Test
    void writesWhatIsDeployedFrom() throws Exception {
        Written written = install("{\"Resources\": {}}", TIME);
        String version = written.version().version();
        assertEquals(
                List.of(
                        ".dazzle-infra-version.json",
                        ".dazzle-infra.lock",
                        "README.md",
                        "cdk.json",
                        "cdk.out",
                        "package.json",
                        "reasons.json"),
                names(folder.path()));
        assertEquals("cdk.out/" + version, json("cdk.json").path("app").asText());
        assertEquals(
                "2.1148.1",
                json("package.json").path("devDependencies").path("aws-cdk").asText());
        assertEquals(Optional.of(written.version()), folder.manifest());
        InfraVersion.StackVersion network = written.version().stacks().get(0);
        assertEquals("Network", network.name());
        assertEquals(Sha256.ofFile(folder.assembly(version).resolve(network.template())), network.checksum());
        assertTrue(folder.isWhole(version));
        assertTrue(Files.readString(folder.file("README.md")).contains("| Network | bank-dev-Network |"));
    }

    @Test
    void anotherContentTakesThePlaceOfTheFirst() throws Exception {
        String first = install(EMPTY, TIME).version().version();
        String second = install("{\"Resources\": {}}", TIME).version().version();
        assertNotEquals(first, second);
        assertEquals(List.of(second), names(folder.file("cdk.out")));
    }

    @Test
    void anAssemblyThatIsBeingReadStaysUntilTheNextTime() throws Exception {
        String first = install(EMPTY, TIME).version().version();
        Path lock =
                folder.assembly(first).resolve("read." + ProcessHandle.current().pid() + ".1.lock");
        Files.writeString(lock, "");
        install("{\"Resources\": {}}", TIME);
        assertTrue(Files.exists(lock));
        Files.delete(lock);
        install("{\"Resources\": {}}", TIME);
        assertFalse(Files.exists(folder.assembly(first)));
    }

    @Test
    void aDamagedAssemblyIsReplaced() throws Exception {
        String version = install(EMPTY, TIME).version().version();
        Path template = folder.assembly(version).resolve("Network.template.json");
        Files.writeString(template, "tampered");
        assertFalse(folder.isWhole(version));
        install(EMPTY, TIME);
        assertEquals(EMPTY, Files.readString(template));
    }

    @Test
    void theTimeStaysAsLongAsNothingElseChanges() throws Exception {
        Instant first = install(EMPTY, Optional.empty()).version().generatedAt();
        Instant earlier = first.minusSeconds(3600);
        Files.writeString(
                folder.file(InfraVersion.FILE_NAME),
                folder.manifest().orElseThrow().generatedAt(earlier).toJson());
        assertEquals(earlier, install(EMPTY, Optional.empty()).version().generatedAt());
        assertTrue(install("{\"Resources\": {}}", Optional.empty())
                .version()
                .generatedAt()
                .isAfter(earlier));
        assertEquals(TIME.orElseThrow(), install(EMPTY, TIME).version().generatedAt());
    }

    @Test
    void whatAKilledBuildLeftIsRemoved() throws Exception {
        Path leftover = Files.createDirectories(folder.file(".work-1/tmp"));
        install(EMPTY, TIME);
        assertFalse(Files.exists(leftover.getParent()));
    }

    @Test
    void whatFailsBeforeTheSwitchLeavesEverythingAsItWas() throws Exception {
        install(EMPTY, TIME);
        var before = snapshot(folder.path());
        try (InfraWriter writer = open()) {
            Path assembly = AssemblyFixture.in(writer.work(), "{\"new\": 1}");
            Files.writeString(assembly.resolve("manifest.json"), EMPTY);
            assertThrows(IOException.class, () -> writer.install(assembly, AssemblyVersion.of(assembly), ORIGIN, TIME));
        }
        var after = snapshot(folder.path());
        after.keySet().retainAll(before.keySet());
        assertEquals(before, after);
    }

    @Test
    void oneAfterTheOther() throws Exception {
        CompletableFuture<Written> second = new CompletableFuture<>();
        try (InfraWriter first = open()) {
            Thread other = new Thread(() -> {
                try {
                    second.complete(install(EMPTY, TIME));
                } catch (Exception e) {
                    second.completeExceptionally(e);
                }
            });
            other.start();
            while (progress.said().isEmpty()) {
                Thread.sleep(5);
            }
            assertEquals(List.of("Waiting for another build that writes to " + folder.path()), progress.said());
            assertFalse(second.isDone());
            assertTrue(Files.exists(first.work()));
        }
        assertEquals(1, second.get(1, TimeUnit.MINUTES).version().stacks().size());
    }

    @Test
    void reasonsNameEachElementOfTheTemplatesAndItsPlace() throws Exception {
        install(EMPTY, TIME);
        JsonNode elements = json("reasons.json").path("elements");
        assertFalse(elements.isEmpty());
        REQUIREMENTS.stacks().stream()
                .flatMap(stack -> stack.resources().stream())
                .flatMap(resource -> resource.planned().reasons().stream())
                .forEach(reason -> {
                    JsonNode place = elements.path(reason.element());
                    assertEquals(reason.span().file(), place.path("file").asText());
                    assertEquals(reason.span().line(), place.path("line").asInt());
                });
    }

    @Test
    void theSameBytesInAnotherFolderTimeZoneAndLanguage() throws Exception {
        TreeMap<String, String> here = synthesized(project.resolve("here"), "UTC", "en");
        TreeMap<String, String> there = synthesized(project.resolve("the other one"), "Asia/Kolkata", "tr");
        assertEquals(here, there);
        assertTrue(here.keySet().stream().anyMatch(name -> name.endsWith("Compute.metadata.json")), here.toString());
    }

    private TreeMap<String, String> synthesized(Path place, String timeZone, String language) throws Exception {
        InfraFolder infra = new InfraFolder(place.resolve("target/infra"));
        TreeMap<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("TZ", timeZone);
        environment.put("LC_ALL", language);
        try (InfraWriter writer = InfraWriter.open(infra, Optional.empty(), TOOL, progress)) {
            Path assembly = writer.work().resolve("assembly");
            LocalSynthesis.in(place, environment, progress).run(REQUIREMENTS, assembly);
            writer.install(assembly, AssemblyVersion.of(assembly), ORIGIN, TIME);
        }
        return snapshot(infra.path());
    }

    private InfraWriter open() throws IOException, InterruptedException {
        return InfraWriter.open(folder, Optional.empty(), TOOL, progress);
    }

    private Written install(String template, Optional<Instant> timestamp) throws IOException, InterruptedException {
        try (InfraWriter writer = open()) {
            Path assembly = AssemblyFixture.in(writer.work(), template);
            return writer.install(assembly, AssemblyVersion.of(assembly), ORIGIN, timestamp);
        }
    }

    private JsonNode json(String file) throws IOException {
        return new JsonMapper().readTree(folder.file(file).toFile());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static TreeMap<String, String> snapshot(Path directory) throws IOException {
        TreeMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(directory.relativize(file).toString(), Sha256.ofFile(file));
            }
        }
        return sums;
    }
}
