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
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class PlanMojoTest {

    @Inject
    private Log log;

    @Inject
    private MavenSession session;

    @Inject
    private MavenProject project;

    @BeforeEach
    void clean() throws IOException {
        GoalFixture.clean();
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    void showsThePlanAndWritesIt(PlanMojo mojo) throws Exception {
        mojo.execute();
        List<String> lines = GoalFixture.info(log);
        assertEquals("Plan of shop for dev in us-east-1", lines.get(0));
        assertTrue(lines.contains("  database      because of entity Order (dsl/shop.dsl:4)"), lines.toString());
        assertTrue(
                lines.contains("  storage       because of entity Order.invoice (dsl/shop.dsl:6)"), lines.toString());
        assertFalse(lines.stream().anyMatch(line -> line.contains("AWS::")), lines.toString());
        JsonNode json = new JsonMapper()
                .readTree(GoalFixture.target().resolve("dazzle/plan.json").toFile());
        assertEquals("shop", json.path("application").asText());
        assertEquals("dev", json.path("environment").asText());
        assertFalse(Files.exists(GoalFixture.target().resolve("infra")));
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "detail", value = "true")
    void everyResourceWithItsReasons(PlanMojo mojo) throws Exception {
        mojo.execute();
        List<String> lines = GoalFixture.info(log);
        assertTrue(
                lines.contains("      dsl/shop.dsl:6 entity Order.invoice: a field of type file needs object storage"),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("  AWS::S3::Bucket ")), lines.toString());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "environment", value = "prod")
    void thePomsEnvironmentWinsOverTheFile(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertEquals("Plan of shop for prod in us-east-1", GoalFixture.info(log).get(0));
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "environment", value = "prod")
    void theCommandLinesEnvironmentWinsOverThePom(PlanMojo mojo) throws Exception {
        session.getUserProperties().setProperty("dazzle.environment", "staging");
        mojo.execute();
        assertEquals(
                "Plan of shop for staging in us-east-1", GoalFixture.info(log).get(0));
    }

    @Test
    @Basedir(PROJECTS + "empty")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "configFile", value = "../shop/dazzle.toml")
    @MojoParameter(name = "dslDirectory", value = "../shop/dsl")
    @MojoParameter(name = "reportDirectory", value = "target/reports")
    void filesThatStandElsewhere(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertTrue(
                GoalFixture.info(log).contains("  database      because of entity Order (../shop/dsl/shop.dsl:4)"),
                GoalFixture.info(log).toString());
        assertTrue(Files.exists(GoalFixture.target().resolve("reports/plan.json")));
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "skip", value = "true")
    void skippedWithAllGoals(PlanMojo mojo) throws Exception {
        assertSkipped(mojo);
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "skipPlan", value = "true")
    void skippedAlone(PlanMojo mojo) throws Exception {
        assertSkipped(mojo);
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "plan")
    void skippedOnTheCommandLineByThePropertysNameAlone(PlanMojo mojo) throws Exception {
        session.getUserProperties().setProperty("dazzle.plan.skip", "");
        assertSkipped(mojo);
    }

    private void assertSkipped(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(List.of("Skipped."), GoalFixture.info(log));
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "plan")
    void everyProblemOfBothFilesAtOnce(PlanMojo mojo) {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        String separator = System.lineSeparator();
        assertEquals(
                "2 errors:\n\n"
                        + String.join(
                                separator,
                                "dazzle.toml:7:1: unknown key 'regoin' in [deploy]; did you mean 'region'?",
                                "    regoin = \"us-east-1\"",
                                "    ^^^^^^",
                                "dsl/broken.dsl:11:12: the ledger 'Walet' is not declared; did you mean 'Wallet'?",
                                "        debit: Walet",
                                "               ^^^^^")
                        + "\n",
                failure.getMessage());
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "plan")
    void whatMustNotBeBuiltIsAWarning(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertTrue(
                GoalFixture.warnings(log).stream().anyMatch(line -> line.contains("even node count")),
                GoalFixture.warnings(log).toString());
        assertTrue(Files.exists(GoalFixture.target().resolve("dazzle/plan.json")));
    }

    @Test
    @Basedir(PROJECTS + "doubtful")
    @InjectMojo(goal = "plan")
    void aWarningIsShown(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(
                List.of(
                        GoalFixture.base().resolve("dazzle.toml")
                                + ":[6,2] the table [depoly] is not read here; did you mean 'deploy'?",
                        "    [depoly]",
                        "     ^^^^^^"),
                GoalFixture.warnings(log));
    }

    @Test
    @Basedir(PROJECTS + "doubtful")
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "failOnWarnings", value = "true")
    void aWarningThatCountsAsAnError(PlanMojo mojo) {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertTrue(failure.getMessage().startsWith("1 warning:\n\ndazzle.toml:6:2: warning: "), failure.getMessage());
    }

    @Test
    @Basedir(PROJECTS + "disabled")
    @InjectMojo(goal = "plan")
    void disabled(PlanMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(List.of("Nothing to do: dazzle.toml says enabled = false under [deploy]."), GoalFixture.info(log));
    }

    @Test
    @Basedir(PROJECTS + "empty")
    @InjectMojo(goal = "plan")
    void aProjectWithoutFilesIsTold(PlanMojo mojo) {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertEquals(
                "1 error:\n\ndazzle.toml:1:1: there is no dazzle.toml; expected the file that describes the project, with"
                        + " [project] name, version and root; create it, or name another with -Ddazzle.configFile\n",
                failure.getMessage());
    }

    @Test
    @Basedir(PROJECTS + "empty")
    @InjectMojo(goal = "plan")
    void aParentThatHandsThePluginDownHasNothingToDo(PlanMojo mojo) throws Exception {
        GoalFixture.withModules(project);
        project.getModel().setArtifactId("parent");
        mojo.execute();
        assertEquals(
                List.of("Nothing to do: parent has modules and no dazzle.toml of its own."), GoalFixture.info(log));
    }
}
