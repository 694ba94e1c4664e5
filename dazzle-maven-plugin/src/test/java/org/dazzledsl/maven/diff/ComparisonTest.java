package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.maven.diff.DiffResult.Compared;
import org.dazzledsl.maven.diff.DiffResult.Disabled;
import org.dazzledsl.maven.diff.DiffResult.Rejected;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.ShopProject;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.DeployedStacks;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared with what, and how much is read and made for that. */
class ComparisonTest {

    private static final String MORE = ShopProject.DSL + "  receipt: file\n";

    @TempDir
    Path base;

    private ShopProject shop;

    /** By name or ARN. */
    private final Map<String, String> deployed = new TreeMap<>();

    @BeforeEach
    void project() throws IOException {
        shop = new ShopProject(base);
    }

    @Test
    void nothingIsReadNorMadeWhereNothingChanged() throws Exception {
        String version = generated();
        Compared compared = compared(Optional.empty());
        assertTrue(compared.diff().isEmpty());
        assertEquals("target/infra (version " + version + ")", compared.against());
        assertEquals(1, shop.read);
        assertEquals(1, shop.synthesized);
    }

    @Test
    void aChangeIsSeenAndTheOutputLeftAlone() throws Exception {
        generated();
        var before = shop.output();
        shop.write("dsl/shop.dsl", MORE);
        Compared compared = compared(Optional.empty());
        assertEquals("Network", compared.diff().stacks(Fate.MODIFIED).get(0).name());
        assertEquals(before, shop.output());
        assertEquals(2, shop.synthesized);
    }

    @Test
    void aMovedLineIsNoChangeAndNeedsNoNode() throws Exception {
        generated();
        shop.write("dsl/shop.dsl", "# hello\n" + ShopProject.DSL);
        assertTrue(compared(Optional.empty()).diff().isEmpty());
        assertEquals(1, shop.synthesized);
    }

    @Test
    void afterACleanTheManifestThatIsKeptAnswersWithoutNode() throws Exception {
        shop.manifestFile = Optional.of(base.resolve("kept.json"));
        String version = generated();
        FileTree.delete(base.resolve("target"));
        shop.write("dsl/shop.dsl", "# hello\n" + ShopProject.DSL);
        Compared compared = compared(Optional.empty());
        assertTrue(compared.diff().isEmpty());
        assertEquals("kept.json (version " + version + ")", compared.against());
        assertEquals(1, shop.synthesized);
    }

    @Test
    void whereNothingWasGeneratedEverythingIsNew() throws Exception {
        Compared compared = compared(Optional.empty());
        assertEquals("nothing, for nothing was generated yet", compared.against());
        assertEquals("Network", compared.diff().stacks(Fate.ADDED).get(0).name());
        assertFalse(Files.exists(base.resolve("target/infra")));
    }

    @Test
    void withTheOutputOfAnotherBranch() throws Exception {
        shop.outputDirectory = Optional.of(base.resolve("other"));
        generated();
        shop.outputDirectory = Optional.empty();
        assertTrue(compared(Optional.of("other")).diff().isEmpty());
        shop.write("dsl/shop.dsl", MORE);
        assertEquals(
                1, compared(Optional.of("other")).diff().stacks(Fate.MODIFIED).size());
    }

    @Test
    void withAManifest() throws Exception {
        generated();
        Files.copy(base.resolve("target/infra/.dazzle-infra-version.json"), base.resolve("kept.json"));
        assertTrue(compared(Optional.of("kept.json")).diff().isEmpty());
        assertEquals(1, shop.read);
        shop.write("dsl/shop.dsl", MORE);
        Compared compared = compared(Optional.of("kept.json"));
        assertTrue(compared.diff().partial());
        assertEquals(1, compared.diff().stacks(Fate.MODIFIED).size());
    }

    @Test
    void theManifestThatIsCommittedOutlivesAClean() throws Exception {
        shop.manifestFile = Optional.of(base.resolve("infra-version.json"));
        String version = generated();
        FileTree.delete(base.resolve("target"));
        Compared compared = compared(Optional.empty());
        assertTrue(compared.diff().isEmpty());
        assertEquals("infra-version.json (version " + version + ")", compared.against());
    }

    @Test
    void theManifestThatIsCommittedCountsWhereItIsAnother() throws Exception {
        Path kept = base.resolve("infra-version.json");
        shop.manifestFile = Optional.of(kept);
        generated();
        String mine = Files.readString(kept);
        shop.write("dsl/shop.dsl", MORE);
        generated();
        Files.writeString(kept, mine);
        Compared compared = compared(Optional.empty());
        assertTrue(compared.against().startsWith("infra-version.json "), compared.against());
        assertEquals(1, compared.diff().stacks(Fate.MODIFIED).size());
    }

    @Test
    void withNothingOfTheKind() {
        assertEquals(
                "There is no nowhere to compare with; expected a folder, a manifest, git: with a" + " revision, or aws",
                assertThrows(DiffException.class, () -> run(Optional.of("nowhere")))
                        .getMessage());
    }

    @Test
    void aFolderWithoutTemplates() {
        DiffException fault = assertThrows(DiffException.class, () -> run(Optional.of("dsl")));
        assertTrue(
                fault.getMessage().startsWith("There is nothing to compare with in dsl: There is no CloudFormation"),
                fault.getMessage());
    }

    @Test
    void errorsAreReported() throws Exception {
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  bad: nosuchtype\n");
        assertInstanceOf(Rejected.class, run(Optional.empty()));
    }

    @Test
    void disabledDoesNothing() throws Exception {
        shop.write("dazzle.toml", ShopProject.TOML + "enabled = false\n");
        assertInstanceOf(Disabled.class, run(Optional.empty()));
    }

    @Test
    void withARevision() throws Exception {
        repository();
        assertTrue(compared(Optional.of("git:main")).diff().isEmpty());
        assertEquals(0, shop.synthesized);
        shop.write("dsl/shop.dsl", MORE);
        Compared compared = compared(Optional.of("git:main"));
        assertTrue(compared.against().matches("git:main \\([0-9a-f]{10}\\)"), compared.against());
        assertEquals(1, compared.diff().stacks(Fate.MODIFIED).size());
        assertEquals(2, shop.synthesized);
        assertFalse(Files.exists(base.resolve("target/infra")));
        try (Stream<Path> left = Files.list(base.resolve("target/dazzle/state"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void withARevisionOfAProjectInAFolderOfItsRepository() throws Exception {
        shop = new ShopProject(base.resolve("apps/shop"));
        repository();
        shop.write("dsl/shop.dsl", MORE);
        assertEquals(
                1,
                compared(Optional.of("git:HEAD")).diff().stacks(Fate.MODIFIED).size());
        assertEquals(2, shop.synthesized);
    }

    @Test
    void withARevisionThatIsNotThere() throws Exception {
        repository();
        DiffException fault = assertThrows(DiffException.class, () -> run(Optional.of("git:mian")));
        assertEquals(
                "There is no revision 'mian' in the git repository of " + base + ". A clone may have to fetch it first",
                fault.getMessage());
    }

    @Test
    void withARevisionThatHasErrors() throws Exception {
        shop.write("dsl/shop.dsl", ShopProject.DSL + "  bad: nosuchtype\n");
        repository();
        shop.write("dsl/shop.dsl", MORE);
        DiffException fault = assertThrows(DiffException.class, () -> run(Optional.of("git:main")));
        assertTrue(fault.getMessage().startsWith("There are errors in git:main ("), fault.getMessage());
        assertTrue(fault.getMessage().contains("dsl/shop.dsl:6:8"), fault.getMessage());
    }

    @Test
    void withARevisionFromBeforeTheProject() throws Exception {
        Files.delete(base.resolve("dazzle.toml"));
        repository();
        shop.write("dazzle.toml", ShopProject.TOML);
        Compared compared = compared(Optional.of("git:HEAD"));
        assertTrue(compared.against().endsWith(", where there was no dazzle.toml"), compared.against());
        assertEquals(1, compared.diff().stacks(Fate.ADDED).size());
    }

    @Test
    void withWhatIsDeployed() throws Exception {
        deployed.put(
                "shop-dev-Network",
                "{\"Resources\": {\"Nested\": {\"Type\": \"AWS::CloudFormation::Stack\","
                        + " \"Metadata\": {\"aws:asset:path\": \"N.nested.template.json\"}}}}");
        deployed.put("arn:nested", "{\"Resources\": {\"Old\": {\"Type\": \"AWS::SNS::Topic\"}}}");
        deployed.put("shop-dev-TigerBeetle", "{\"Resources\": {\"Log\": {\"Type\": \"AWS::Logs::LogGroup\"}}}");
        Compared compared = compared(Optional.of("aws"));
        assertEquals("the stacks deployed in us-east-1", compared.against());
        assertEquals(
                List.of(
                        "Log will stay until its stack is destroyed, then its log events are lost",
                        "Topic will be added",
                        "Old will be deleted"),
                compared.diff().changes().stream().map(Change::sentence).toList());
    }

    @Test
    void withNothingDeployed() throws Exception {
        Compared compared = compared(Optional.of("aws"));
        assertEquals("the stacks deployed in us-east-1, where none is deployed", compared.against());
        assertEquals(1, compared.diff().stacks(Fate.ADDED).size());
    }

    private record Deployed(Map<String, String> templates) implements DeployedStacks {

        @Override
        public Optional<String> template(String stack) {
            return Optional.ofNullable(templates.get(stack));
        }

        @Override
        public Map<String, String> nestedStacks(String stack) {
            return Map.of("Nested", "arn:nested");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private void repository() throws IOException, InterruptedException {
        for (List<String> arguments : List.of(
                List.of("init", "-q", "-b", "main"),
                List.of("add", "."),
                List.of("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first"))) {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(arguments);
            try {
                assertEquals(
                        0,
                        new ProcessBuilder(command)
                                .directory(base.toFile())
                                .start()
                                .waitFor());
            } catch (IOException e) {
                assumeTrue(false, "There is no git on the PATH: " + e.getMessage());
            }
        }
    }

    private String generated() throws Exception {
        return ((Generated) shop.generate()).version().version();
    }

    private Compared compared(Optional<String> against) throws Exception {
        return assertInstanceOf(Compared.class, run(against));
    }

    private DiffResult run(Optional<String> against) throws Exception {
        return new Comparison(
                        new DiffSettings(shop.settings(), against),
                        shop::reading,
                        () -> shop::synthesize,
                        region -> new Deployed(deployed))
                .run();
    }
}
