package org.dazzledsl.maven.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.project.Reading.Disabled;
import org.dazzledsl.maven.project.Reading.Planned;
import org.dazzledsl.maven.project.Reading.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectPipelineTest {

    private static final String TOML = """
            [project]
            name = "shop"
            version = "1.0.0"
            root = "shop"
            """;

    private static final String DSL = """
            module shop
            app shop "Shop"

            entity Order "Order":
              id: uuid pk
            """;

    @TempDir
    Path base;

    private Optional<Path> dslDirectory = Optional.empty();
    private Optional<String> environment = Optional.empty();

    @Test
    void fromTheFolderToThePlan() throws IOException {
        write("dazzle.toml", TOML);
        write("dsl/shop.dsl", DSL);
        Planned planned = assertInstanceOf(Planned.class, read());
        assertEquals("shop", planned.plan().requirements().names().application());
        assertEquals(List.of("dsl"), planned.inputs().dslFolders());
        assertEquals("dazzle.toml", planned.inputs().config().path());
        assertTrue(planned.needs().database().needed());
    }

    @Test
    void everyProblemOfEveryFileInTheOrderOfTheirPlaces() throws IOException {
        write("dazzle.toml", TOML + "[deploy]\nregoin = \"x\"\n[deploy.compute]\ncpu = 513\n");
        write("dsl/shop.dsl", DSL + "  total: nosuchtype\n");
        write("dsl/more.dsl", "module shop.more\nuse shop.nowhere\nentity 5\n");
        assertEquals(
                List.of(
                        "dazzle.toml:6:1",
                        "dazzle.toml:8:7",
                        "dsl/more.dsl:2:5",
                        "dsl/more.dsl:3:8",
                        "dsl/shop.dsl:6:10"),
                places(rejected()));
    }

    @Test
    void withoutDazzleTomlTheUsualFilesAreReadAllTheSame() throws IOException {
        write("dsl/shop.dsl", DSL + "  total: nosuchtype\n");
        assertEquals(List.of("dazzle.toml:1:1", "dsl/shop.dsl:6:10"), places(rejected()));
    }

    @Test
    void aConfigurationThatIsNotText() throws IOException {
        Files.write(base.resolve("dazzle.toml"), new byte[] {'a', '\n', 'b', (byte) 0xff});
        write("dsl/shop.dsl", DSL);
        Rejected rejected = rejected();
        assertEquals(List.of("dazzle.toml:2:2"), places(rejected));
        assertEquals("not-utf-8", rejected.problems().errors().get(0).code());
    }

    @Test
    void anUnknownRootModule() throws IOException {
        write("dazzle.toml", TOML.replace("root = \"shop\"", "root = \"shpo\""));
        write("dsl/shop.dsl", DSL);
        Rejected rejected = rejected();
        assertEquals(List.of("dazzle.toml:4:1"), places(rejected));
        String text = rejected.problems().text(rejected.problems().problems());
        assertTrue(text.contains("did you mean 'shop'?"), text);
        assertTrue(text.contains("    root = \"shpo\""), text);
    }

    /** What is wrong elsewhere in the file doesn't make the root module a riddle. */
    @Test
    void anUnknownRootModuleBesideOtherErrorsOfTheConfiguration() throws IOException {
        write("dsl/shop.dsl", DSL);
        String toml = TOML.replace("root = \"shop\"", "root = \"shpo\"");
        write("dazzle.toml", toml.replace("\"1.0.0\"", "1"));
        assertEquals(List.of("dazzle.toml:3:11", "dazzle.toml:4:1"), places(rejected()));
        write("dazzle.toml", toml + "[deploy]\nregion = us-east-1\n");
        assertEquals(List.of("dazzle.toml:4:1", "dazzle.toml:6:10"), places(rejected()));
        write("dazzle.toml", toml + "[modules]\npaths = [\"dsl\"]\n[deploy]\nregion = us-east-1\n");
        assertEquals(List.of("dazzle.toml:4:1", "dazzle.toml:8:10"), places(rejected()));
    }

    /** The module may be in a folder that this file names where it can't be read. */
    @Test
    void aRootModuleThatMayBeElsewhereIsNotReported() throws IOException {
        write("dsl/shop.dsl", DSL);
        String toml = TOML.replace("root = \"shop\"", "root = \"bank\"");
        write("dazzle.toml", toml + "[modules]\npaths = [dsl]\n");
        assertEquals(List.of("dazzle.toml:6:10"), places(rejected()));
        write("dazzle.toml", toml + "[modules]\npaths = 5\n");
        assertEquals(List.of("dazzle.toml:6:9"), places(rejected()));
        write("dazzle.toml", "modules = \"dsl\"\n" + toml);
        assertEquals(List.of("dazzle.toml:1:11"), places(rejected()));
    }

    @Test
    void aConfigurationThatIsAFolder() throws IOException {
        Files.createDirectories(base.resolve("dazzle.toml"));
        write("dsl/shop.dsl", DSL + "  total: nosuchtype\n");
        Rejected rejected = rejected();
        assertEquals(List.of("dazzle.toml:1:1", "dsl/shop.dsl:6:10"), places(rejected));
        assertEquals(
                "dazzle.toml is not a file; expected the file that describes the project, with [project] name,"
                        + " version and root; name another with -Ddazzle.configFile",
                rejected.problems().errors().get(0).sentence());
    }

    @Test
    void aSpecificationThatIsAFileInsteadOfAFolder() throws IOException {
        write("dazzle.toml", TOML);
        write("dsl", DSL);
        assertEquals(
                List.of("the DSL folder 'dsl' is a file; expected a folder of the project that holds .dsl files;"
                        + " create it, or name the right one in [modules] paths or with -Ddazzle.dslDirectory"),
                rejected().problems().errors().stream()
                        .map(problem -> problem.sentence())
                        .toList());
    }

    @Test
    void noDslFiles() throws IOException {
        write("dazzle.toml", TOML);
        Files.createDirectories(base.resolve("dsl"));
        assertEquals("no-dsl-files", rejected().problems().errors().get(0).code());
    }

    @Test
    void theGivenFolderWinsOverThatOfTheConfiguration() throws IOException {
        write("dazzle.toml", TOML + "[modules]\npaths = [\"nowhere\"]\n");
        write("specification/shop.dsl", DSL);
        dslDirectory = Optional.of(base.resolve("specification"));
        Planned planned = assertInstanceOf(Planned.class, read());
        assertEquals(List.of("specification"), planned.inputs().dslFolders());
    }

    @Test
    void anEnvironmentThatDoesNotExist() throws IOException {
        write("dazzle.toml", TOML);
        write("dsl/shop.dsl", DSL);
        environment = Optional.of("prodd");
        Rejected rejected = rejected();
        String text = rejected.problems().text(rejected.problems().problems());
        assertTrue(text.contains("dazzle.environment") && text.contains("did you mean 'prod'?"), text);
    }

    @Test
    void disabledLooksNoFurther() throws IOException {
        write("dazzle.toml", TOML + "[deploy]\nenabled = false\n");
        assertInstanceOf(Disabled.class, read());
    }

    @Test
    void syntaxAlone() throws IOException {
        write("dsl/one.dsl", "module one\nuse nowhere\n");
        write("dsl/two.dsl", "module two\nentity 5\n");
        assertEquals(
                List.of("dsl/two.dsl:2:8"),
                ProjectPipeline.readSyntax(project()).problems().stream()
                        .map(problem -> problem.span().toString())
                        .toList());
    }

    @Test
    void pathsAreShownFromTheProjectsFolder() {
        assertEquals("dazzle.toml", project().shown(base.resolve("dazzle.toml")));
        assertEquals("../other/dsl", project().shown(base.resolve("../other/dsl")));
        assertEquals("target/infra", project().shown(Path.of("target/infra")));
    }

    private Rejected rejected() throws IOException {
        return assertInstanceOf(Rejected.class, read());
    }

    private Reading read() throws IOException {
        return new ProjectPipeline().read(project());
    }

    private DazzleProject project() {
        return new DazzleProject(base, base.resolve("dazzle.toml"), dslDirectory, environment);
    }

    private static List<String> places(Rejected rejected) {
        return rejected.problems().errors().stream()
                .map(problem -> problem.span().toString())
                .toList();
    }

    private void write(String file, String content) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
