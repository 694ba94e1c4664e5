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
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class ValidateMojoTest {

    @Inject
    private Log log;

    @BeforeEach
    void clean() throws IOException {
        GoalFixture.clean();
    }

    @Test
    @Basedir(PROJECTS + "shop")
    @InjectMojo(goal = "validate")
    void writesWhatItRead(ValidateMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(
                List.of(
                        "1 file is sound. Written to target/dazzle/appspec.json.",
                        "To see what it needs in AWS: mvn dazzle:plan"),
                GoalFixture.info(log));
        JsonNode file = report().path("files").path(0);
        assertEquals("dsl/shop.dsl", file.path("path").asText());
        assertTrue(file.path("ok").asBoolean());
        assertEquals(1, file.path("counts").path("entity").asInt());
        assertEquals("shop", report().path("app").path("app").path("name").asText());
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "validate")
    void writesWhatItReadWhenThereAreErrorsToo(ValidateMojo mojo) throws Exception {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertTrue(failure.getMessage().startsWith("2 errors:\n\ndazzle.toml:7:1: "), failure.getMessage());
        JsonNode files = report().path("files");
        assertEquals("dazzle.toml", files.path(0).path("path").asText());
        assertFalse(files.path(0).path("ok").asBoolean());
        assertEquals(7, files.path(0).path("problems").path(0).path("line").asInt());
        assertEquals("dsl/broken.dsl", files.path(1).path("path").asText());
        assertEquals(11, files.path(1).path("problems").path(0).path("line").asInt());
        assertEquals(
                "error", files.path(1).path("problems").path(0).path("severity").asText());
        assertTrue(report().path("app").isNull());
    }

    @Test
    @Basedir(PROJECTS + "bare")
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "syntaxOnly", value = "true")
    void syntaxAloneNeedsNoConfiguration(ValidateMojo mojo) throws Exception {
        MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);
        assertTrue(failure.getMessage().startsWith("1 error:\n\ndsl/notes.dsl:2:8: "), failure.getMessage());
        JsonNode files = report().path("files");
        assertFalse(files.path(0).path("ok").asBoolean());
        assertTrue(files.path(1).path("ok").asBoolean());
    }

    @Test
    @Basedir(PROJECTS + "empty")
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "syntaxOnly", value = "true")
    @MojoParameter(name = "dslDirectory", value = "../broken/dsl")
    void syntaxAloneDoesNotAskWhetherNamesExist(ValidateMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(
                "../broken/dsl/broken.dsl",
                report().path("files").path(0).path("path").asText());
    }

    @Test
    @Basedir(PROJECTS + "broken")
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "skipValidate", value = "true")
    void skipped(ValidateMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(List.of("Skipped."), GoalFixture.info(log));
        assertFalse(Files.exists(GoalFixture.target()));
    }

    @Test
    @Basedir(PROJECTS + "disabled")
    @InjectMojo(goal = "validate")
    void disabled(ValidateMojo mojo) throws Exception {
        mojo.execute();
        assertEquals(List.of("Nothing to do: dazzle.toml says enabled = false under [deploy]."), GoalFixture.info(log));
        assertFalse(Files.exists(GoalFixture.target()));
    }

    private static JsonNode report() throws IOException {
        return new JsonMapper()
                .readTree(GoalFixture.target().resolve("dazzle/appspec.json").toFile());
    }
}
