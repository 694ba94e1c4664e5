package org.dazzledsl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said of mistakes in {@code dazzle.toml}: the table of inputs and messages in {@code problems.txt}, and more. */
class DazzleTomlProblemsTest {

    private static final String PROJECT = "[project]\nname = \"bank\"\nroot = \"bank\"\n";

    @TestFactory
    List<DynamicTest> eachInputHasItsMessages() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String block : table().split("(?m)^=== ")) {
            if (!block.isEmpty()) {
                String title = block.substring(0, block.indexOf('\n'));
                String[] parts = block.substring(block.indexOf('\n') + 1).split("(?m)^---\n", 2);
                // The project comes last, so that the lines of the input are those of the table.
                tests.add(DynamicTest.dynamicTest(title, () -> assertProblems(parts[1], parts[0] + PROJECT)));
            }
        }
        assertTrue(tests.size() > 100, "the table was read");
        return tests;
    }

    private static String table() throws IOException {
        try (InputStream in = DazzleTomlProblemsTest.class.getResourceAsStream("problems.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static void assertProblems(String expected, String toml) {
        DazzleToml read = read(toml, Optional.empty());
        String found =
                read.problems().stream().map(DazzleTomlProblemsTest::inOneLine).collect(Collectors.joining());
        assertEquals(expected, found);
        boolean sound = read.problems().stream().noneMatch(Problem::isError);
        assertEquals(sound, read.project().isPresent() && read.deploy().isPresent());
    }

    private static String inOneLine(Problem problem) {
        String kind = problem.isError() ? "" : problem.severity().word() + " ";
        return problem.span().line() + ":" + problem.span().column() + "-"
                + problem.span().endColumn() + " " + kind + problem.code() + ": " + problem.sentence() + "\n";
    }

    private static DazzleToml read(String toml, Optional<String> environment) {
        return DazzleToml.read(new SourceFile("dazzle.toml", toml), environment);
    }

    @Test
    void aProblemIsShownWithItsLine() {
        SourceFile file = new SourceFile("dazzle.toml", PROJECT + "[deploy.compute]\nmemory = \"1024\"  # MiB\n");
        String shown = new ProblemFormatter(List.of(file))
                .format(DazzleToml.read(file, Optional.empty()).problems());
        assertEquals("""
                dazzle.toml:5:10: 'memory' is the string "1024"; expected an integer from 512 to 122880 MiB; write 1024 without quotes
                    memory = "1024"  # MiB
                             ^^^^^^""", shown.replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aProjectNeedsItsNameAndRoot() {
        assertProblems("""
                1:1-1 missing-key: the project has no 'name'; expected a name such as "bank"; write name = "…" under [project]
                1:1-1 missing-key: the project has no 'root'; expected the name of a module such as "bank.core"; write root = "…" under [project]
                """, "");
        assertProblems("""
                2:1-10 missing-key: the project has no 'root'; expected the name of a module such as "bank.core"; write root = "…" under [project]
                """, "\n[project]\nname = \"bank\"\n");
    }

    @Test
    void aProjectHasValuesOfTheRightTypes() {
        assertProblems("""
                2:8-10 malformed-value: 'name' is ""; expected a name such as "bank"
                3:11-12 wrong-type: 'version' is the integer 1; expected a version such as "0.1.0"; put it in quotes
                4:8-19 malformed-value: 'root' is "bank-core"; expected the name of a module such as "bank.core"
                6:9-14 wrong-type: 'paths' is the string "dsl"; expected an array of 1 to 100 folders with DSL files; did you mean ["dsl"]?
                """, "[project]\nname = \"\"\nversion = 1\nroot = \"bank-core\"\n[modules]\npaths = \"dsl\"\n");
        assertProblems("""
                5:10-17 malformed-value: 'paths' is "dsl\\b"; expected a folder relative to the project's such as "dsl"; write '/' instead of '\\'
                5:19-25 malformed-value: 'paths' is "/dsl"; expected a folder relative to the project's such as "dsl"
                """.replace("\\b", "\\b"), PROJECT + "[modules]\npaths = ['dsl\\b', \"/dsl\"]\n");
    }

    @Test
    void anEnvironmentThatIsAskedForMustExist() {
        List<Problem> problems = read(PROJECT, Optional.of("prd")).problems();
        assertEquals(
                "dazzle.environment:1:1: 'prd' is not an environment; expected dev, staging or prod; did you mean 'prod'?",
                new ProblemFormatter(List.of()).format(problems));
        assertEquals("unknown-environment", problems.get(0).code());
        assertTrue(read(PROJECT, Optional.of("prd")).deploy().isEmpty());
    }

    @Test
    void whatCannotBeReadIsNotSaidToBeMissing() {
        assertProblems("""
                2:8-12 toml-syntax: 'bank' is not a value; expected a "text" in quotes, a number, true, false, a date, an [array] or an inline { table }; did you mean "bank"?
                """, "[project]\nname = bank\n");
    }

    @Test
    void aDeploymentWithErrorsLeavesTheProjectReadable() {
        DazzleToml read = read(PROJECT + "[deploy]\nregion = 1\n", Optional.empty());
        assertEquals("bank", read.project().orElseThrow().name());
        assertTrue(read.deploy().isEmpty());
        assertTrue(read.hasErrors());
    }

    @Test
    void aSecretThatStandsThereItselfIsNotShown() {
        SourceFile file = new SourceFile("dazzle.toml", """
                [project]
                name = "bank"
                root = "bank"

                [deploy.secrets]
                api_key = "sk_live_123"
                """);
        String shown = new ProblemFormatter(List.of(file))
                .format(DazzleToml.read(file, Optional.empty()).problems());
        assertTrue(shown.startsWith("dazzle.toml:6:11: the secret 'api_key'"), shown);
        assertFalse(shown.contains("sk_live_123"), shown);
    }
}
