package org.dazzledsl.maven.goal;

import static org.dazzledsl.maven.goal.GoalFixture.PROJECTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class GenerateMojoTest {

    @Inject
    private Log log;

    @Inject
    private MavenSession session;

    @BeforeEach
    void clean() throws IOException {
        GoalFixture.clean();
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    void whatIsHandedOnByDefault(GenerateMojo mojo) throws Exception {
        GenerationSettings settings = settings(mojo);
        Path base = GoalFixture.base();
        assertEquals(
                new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), Optional.empty()),
                settings.project());
        assertEquals(Optional.empty(), settings.outputDirectory());
        assertEquals(base.resolve("target/dazzle/state"), settings.stateDirectory());
        assertFalse(settings.force());
        assertFalse(settings.failOnWarnings());
        assertEquals(Optional.empty(), settings.timestamp());
        assertEquals(
                List.of(new ToolIdentity.Part("org.example:extension:jar:1-SNAPSHOT", Path.of("extension.jar"), true)),
                settings.identity().parts());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    void theVersionsAreThoseOfTheBuild(GenerateMojo mojo) throws Exception {
        assertTrue(
                settings(mojo).tool().version().matches("\\d+\\.\\d+\\.\\d+.*"),
                settings(mojo).tool().toString());
        assertTrue(
                settings(mojo).tool().cdkCliVersion().matches("2\\.\\d+\\.\\d+"),
                settings(mojo).tool().toString());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "environment", value = "prod")
    @MojoParameter(name = "configFile", value = "other.toml")
    @MojoParameter(name = "dslDirectory", value = "src/main/dsl")
    @MojoParameter(name = "outputDirectory", value = "infra")
    @MojoParameter(name = "force", value = "true")
    @MojoParameter(name = "failOnWarnings", value = "true")
    @MojoParameter(name = "outputTimestamp", value = "2026-11-01T00:00:00Z")
    void whatThePomSays(GenerateMojo mojo) throws Exception {
        GenerationSettings settings = settings(mojo);
        Path base = GoalFixture.base();
        assertEquals(
                new DazzleProject(
                        base,
                        base.resolve("other.toml"),
                        Optional.of(base.resolve("src/main/dsl")),
                        Optional.of("prod")),
                settings.project());
        assertEquals(Optional.of(base.resolve("infra")), settings.outputDirectory());
        assertTrue(settings.force());
        assertTrue(settings.failOnWarnings());
        assertEquals(Optional.of(Instant.parse("2026-11-01T00:00:00Z")), settings.timestamp());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "environment", value = "prod")
    @MojoParameter(name = "outputDirectory", value = "infra")
    @MojoParameter(name = "force", value = "true")
    void theCommandLineWinsOverThePom(GenerateMojo mojo) throws Exception {
        session.getUserProperties().setProperty("dazzle.environment", "dev");
        session.getUserProperties().setProperty("dazzle.outputDirectory", "cloud");
        session.getUserProperties().setProperty("dazzle.force", "false");
        GenerationSettings settings = settings(mojo);
        assertEquals(Optional.of("dev"), settings.project().environment());
        assertEquals(Optional.of(GoalFixture.base().resolve("cloud")), settings.outputDirectory());
        assertFalse(settings.force());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "outputTimestamp", value = "yesterday")
    void aTimestampThatIsNoneIsABrokenSetup(GenerateMojo mojo) {
        MojoExecutionException fault = assertThrows(MojoExecutionException.class, () -> settings(mojo));
        assertEquals(
                "project.build.outputTimestamp is 'yesterday'; expected a time such as 2026-11-01T00:00:00Z, or seconds"
                        + " since 1970",
                fault.getMessage());
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    void generatesAndThenIsUpToDate(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, LocalSynthesis.classPath());
        mojo.execute();
        mojo.execute();
        List<String> lines = GoalFixture.info(log).stream()
                // By the first build of a user alone.
                .filter(line -> !line.startsWith("Unpacking CDK"))
                .toList();
        assertTrue(
                lines.get(0).matches("Generated 4 stacks for dev in target/infra \\(version [0-9a-f]{12}\\)\\."),
                lines.toString());
        assertEquals(
                "To deploy them: mvn dazzle:deploy, or cd target/infra && npm install && npx cdk deploy --all",
                lines.get(1));
        assertTrue(
                lines.get(2).matches("target/infra is up to date \\(version [0-9a-f]{12}, 4 stacks\\)\\."),
                lines.toString());
        assertTrue(Files.exists(GoalFixture.target().resolve("infra/cdk.json")));
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "node", value = "no-such-node")
    void aNodeThatIsNotThereIsABrokenSetup(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, List.of());
        MojoExecutionException fault = assertThrows(MojoExecutionException.class, mojo::execute);
        assertTrue(
                fault.getMessage()
                        .startsWith("dazzle.node names " + GoalFixture.base().resolve("no-such-node")),
                fault.getMessage());
        assertFalse(Files.exists(GoalFixture.target().resolve("infra/cdk.json")));
    }

    @Test
    @Basedir(PROJECTS + "even")
    @InjectMojo(goal = "generate")
    void anEvenNodeCountIsRefused(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, List.of());
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertTrue(failure.getMessage().contains("even node count"), failure.getMessage());
        assertTrue(failure.getMessage().contains("dazzle.toml:7:"), failure.getMessage());
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "generate")
    void errorsFailTheBuildAndNothingIsWritten(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, List.of());
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertTrue(failure.getMessage().startsWith("2 errors:\n\ndazzle.toml:7:1: "), failure.getMessage());
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "skipGenerate", value = "true")
    void skipped(GenerateMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(List.of("Skipped."), GoalFixture.info(log));
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "disabled")
    @InjectMojo(goal = "generate")
    void disabled(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, List.of());
        mojo.execute();
        assertEquals(List.of("Nothing to do: dazzle.toml says enabled = false under [deploy]."), GoalFixture.info(log));
        assertFalse(Files.exists(GoalFixture.target()));
    }

    private GenerationSettings settings(GenerateMojo mojo) throws Exception {
        withPlugin(mojo, List.of(Path.of("extension.jar")));
        return mojo.settings(new CommandLine(session.getUserProperties(), GoalFixture.base()));
    }

    private static void withPlugin(GenerateMojo mojo, List<Path> classPath) throws Exception {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setArtifacts(classPath.stream().map(GenerateMojoTest::artifact).toList());
        MojoExtension.setVariableValueToObject(mojo, "plugin", plugin);
    }

    private static Artifact artifact(Path file) {
        Artifact artifact = new DefaultArtifact(
                "org.example", "extension", "1-SNAPSHOT", "runtime", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(new File(file.toString()));
        return artifact;
    }
}
