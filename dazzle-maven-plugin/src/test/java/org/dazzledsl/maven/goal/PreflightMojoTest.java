package org.dazzledsl.maven.goal;

import static org.dazzledsl.maven.goal.GoalFixture.PROJECTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.dazzledsl.maven.files.FileTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class PreflightMojoTest {

    private static final List<String> REPORTS =
            List.of("preflight.json", "preflight.sarif", "preflight.md", "TEST-dazzle-preflight.xml");

    @Inject
    private Log log;

    @Inject
    private MavenSession session;

    @BeforeEach
    @AfterEach
    void clean() throws IOException {
        GoalFixture.clean();
        FileTree.delete(baseline());
    }

    private static Path baseline() {
        return GoalFixture.base().resolve("preflight-baseline.json");
    }

    private void user(String property, String value) {
        session.getUserProperties().setProperty(property, value);
    }

    private void execute(PreflightMojo mojo) throws Exception {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setArtifacts(List.of());
        MojoExtension.setVariableValueToObject(mojo, "plugin", plugin);
        user(PluginProperties.PREFLIGHT_TEMPLATES, "none");
        mojo.execute();
    }

    private static JsonNode report() throws IOException {
        return new JsonMapper()
                .readTree(GoalFixture.target().resolve("dazzle/preflight.json").toFile());
    }

    private static List<String> ids(JsonNode report, String status) {
        return report.path("findings").findParents("status").stream()
                .filter(finding -> finding.path("status").asText().equals(status))
                .map(finding -> finding.path("id").asText())
                .toList();
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "preflight")
    void aSoundProjectPassesAndHasAllReports(PreflightMojo mojo) throws Exception {
        execute(mojo);
        assertTrue(report().path("passed").asBoolean());
        assertTrue(report().path("templates").path("origin").isNull());
        for (String name : REPORTS) {
            assertTrue(
                    Files.isRegularFile(GoalFixture.target().resolve("dazzle").resolve(name)), name);
        }
        assertFalse(Files.exists(GoalFixture.target().resolve("infra")));
        assertFalse(Files.exists(baseline()));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void whatGenerateRefusesHasAFullReport(PreflightMojo mojo) throws Exception {
        String message =
                assertThrows(MojoFailureException.class, () -> execute(mojo)).getMessage();
        assertTrue(message.startsWith("Preflight fails for "), message);
        assertTrue(message.contains("  critical TB_EVEN_NODE_COUNT at dazzle.toml:"), message);
        assertTrue(message.contains("All of it: target/dazzle/preflight.json, "), message);
        assertEquals(
                "TB_EVEN_NODE_COUNT",
                report().path("findings").get(0).path("id").asText());
        assertTrue(report().path("findings").size() > 1);
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void theCommandLineSaysWhatFails(PreflightMojo mojo) throws Exception {
        user(PluginProperties.PREFLIGHT_FAIL_ON, "none");
        execute(mojo);
        assertEquals("none", report().path("failOn").asText());
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    @MojoParameter(name = "failOn", value = "severe")
    void anUnknownSeverityIsRefused(PreflightMojo mojo) {
        assertEquals(
                "dazzle.preflight.failOn is 'severe'; expected one of info, warn, high, critical, none.",
                assertThrows(MojoExecutionException.class, () -> execute(mojo)).getMessage());
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void theBaselineLetsOldFindingsPassAndShrinks(PreflightMojo mojo) throws Exception {
        user(PluginProperties.PREFLIGHT_UPDATE_BASELINE, "");
        execute(mojo);
        assertTrue(ids(report(), "baseline").contains("TB_EVEN_NODE_COUNT"));
        session.getUserProperties().remove(PluginProperties.PREFLIGHT_UPDATE_BASELINE);
        execute(mojo);
        assertTrue(report().path("passed").asBoolean());
        String whole = Files.readString(baseline());
        Files.writeString(
                baseline(),
                whole.replace(
                        "\"findings\": [",
                        "\"findings\": [{\"environment\":\""
                                + report().path("environment").asText()
                                + "\",\"rule\":\"TB_LOW_IOPS\",\"element\":\"x\",\"resource\":\"\"},"));
        assertFalse(Files.readString(baseline()).equals(whole), whole);
        execute(mojo);
        assertEquals(whole, Files.readString(baseline()));
        assertTrue(
                GoalFixture.info(log).contains("1 finding is mended and left the baseline preflight-baseline.json."));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void aDamagedBaselineIsRefused(PreflightMojo mojo) throws Exception {
        Files.writeString(baseline(), "{}");
        assertEquals(
                "The baseline preflight-baseline.json can't be read: not a baseline of schema 1.",
                assertThrows(MojoExecutionException.class, () -> execute(mojo)).getMessage());
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "preflight")
    void mistakesFailAsInEveryGoal(PreflightMojo mojo) {
        assertThrows(MojoFailureException.class, () -> execute(mojo));
        assertFalse(Files.exists(GoalFixture.target().resolve("dazzle/preflight.json")));
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "preflight")
    void reportsOfAnEarlierRunDoNotStay(PreflightMojo mojo) throws Exception {
        Path folder = Files.createDirectories(GoalFixture.target().resolve("dazzle"));
        for (String name : REPORTS) {
            Files.writeString(folder.resolve(name), "{\"passed\": true}");
        }
        Files.writeString(folder.resolve("plan.json"), "{}");
        assertThrows(MojoFailureException.class, () -> execute(mojo));
        for (String name : REPORTS) {
            assertFalse(Files.exists(folder.resolve(name)), name);
        }
        assertTrue(Files.exists(folder.resolve("plan.json")));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void onlyThePacksThatAreNamedAreLookedAt(PreflightMojo mojo) throws Exception {
        user(PluginProperties.PREFLIGHT_PACKS, "aws-foundational, aws-solutions");
        assertThrows(MojoFailureException.class, () -> execute(mojo));
        assertEquals(
                "[\"aws-foundational\",\"aws-solutions\"]",
                report().path("packs").toString());
        List<String> found = ids(report(), "finding");
        assertTrue(found.contains("TB_EVEN_NODE_COUNT"), found::toString);
        assertTrue(found.contains("ELB_HTTP_LISTENER"), found::toString);
        assertFalse(found.contains("TB_VERSION_NOT_PINNED"), found::toString);
        assertTrue(GoalFixture.info(log)
                .contains("Only the packs aws-foundational, aws-solutions were looked at, and what is critical."));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void anUnknownPackIsRefused(PreflightMojo mojo) {
        user(PluginProperties.PREFLIGHT_PACKS, "nist");
        assertEquals(
                "dazzle.preflight.packs names 'nist'; expected dazzle, aws-foundational, aws-solutions.",
                assertThrows(MojoExecutionException.class, () -> execute(mojo)).getMessage());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "rules")
    @MojoParameter(name = "pack", value = "aws-solutions")
    void listsTheRulesOfAPack(RulesMojo mojo) throws Exception {
        mojo.execute();
        List<String> lines = GoalFixture.info(log);
        assertTrue(lines.stream().anyMatch(line -> line.contains(" RDS_PUBLIC_ACCESS ")), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains(" TB_EVEN_NODE_COUNT ")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("aws-solutions +\\d+ rules .*AwsSolutions")),
                lines::toString);
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "preflight")
    void itCanBeLeftOut(PreflightMojo mojo) throws Exception {
        user(PluginProperties.PREFLIGHT_SKIP, "true");
        execute(mojo);
        assertEquals(List.of("Skipped."), GoalFixture.info(log));
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "preflight")
    void anUnknownToolIsRefused(PreflightMojo mojo) {
        user(PluginProperties.PREFLIGHT_TOOLS, "checkov");
        assertEquals(
                "dazzle.preflight.tools names 'checkov'; expected cfn-lint, cdk-nag, cfn-guard.",
                assertThrows(MojoExecutionException.class, () -> execute(mojo)).getMessage());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "rules")
    void listsTheRules(RulesMojo mojo) throws Exception {
        mojo.execute();
        List<String> lines = GoalFixture.info(log);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("critical TB_EVEN_NODE_COUNT ")), lines::toString);
        assertTrue(lines.get(0).startsWith("critical "), lines.get(0));
    }
}
