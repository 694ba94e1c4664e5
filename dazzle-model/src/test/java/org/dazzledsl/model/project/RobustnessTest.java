package org.dazzledsl.model.project;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dazzledsl.grammar.DslParser;
import org.dazzledsl.grammar.Mutations;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.app.LinkResult;
import org.dazzledsl.model.app.Linker;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the grammar makes of a text, linking it ends in a result; whatever stands in a {@code dazzle.toml}, reading it does;
 * and what is accepted can be planned.
 *
 * <p>How many of each and from which on: {@code -Ddazzle.fuzz.texts=1000000 -Ddazzle.fuzz.first=0}.
 */
class RobustnessTest {

    private static final long TEXTS = Long.getLong("dazzle.fuzz.texts", 1_000);
    private static final long FIRST = Long.getLong("dazzle.fuzz.first", 0);
    private static final long BATCH = 2_000;

    /** A batch, on the busiest machine. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(120);

    private static final Span ROOT_NAMED_AT = Span.at("dazzle.toml", 4, 8);

    private static final Path WALLET = Path.of("..", "examples", "wallet");
    private static final Path TASKS = Path.of("..", "examples", "tasks");

    private static final Mutations SPECIFICATIONS = new Mutations(texts(".dsl"));
    private static final Mutations CONFIGURATIONS = new Mutations(texts(".toml"));
    private static final DazzleToml CONFIGURATION =
            DazzleToml.read(new SourceFile("dazzle.toml", text(WALLET.resolve("dazzle.toml"))), Optional.empty());

    @Test
    void anySpecificationIsLinked() {
        inBatches(n -> link(List.of(
                new SourceFile("a.dsl", SPECIFICATIONS.text(n)),
                new SourceFile("b.dsl", SPECIFICATIONS.text(n / 2)),
                new SourceFile("c/d.dsl", SPECIFICATIONS.text(n / 3)))));
    }

    @Test
    void anyConfigurationIsRead() throws IOException {
        AppSpec wallet = ApplicationReader.read(
                        WALLET, CONFIGURATION.specification().orElseThrow())
                .app()
                .orElseThrow();
        inBatches(n -> read(CONFIGURATIONS.text(n), wallet));
    }

    private static void inBatches(LongConsumer check) {
        for (long start = FIRST; start < FIRST + TEXTS; start += BATCH) {
            long first = start;
            long end = Math.min(start + BATCH, FIRST + TEXTS);
            assertTimeoutPreemptively(
                    HANGS_AFTER,
                    () -> LongStream.range(first, end).parallel().forEach(n -> {
                        try {
                            check.accept(n);
                        } catch (RuntimeException | Error e) {
                            throw new AssertionError("text " + n, e);
                        }
                    }),
                    () -> "texts " + first + " to " + end);
        }
    }

    /** Also what has mistakes in it, as a project is linked as far as it could be read. */
    private static void link(List<SourceFile> files) {
        List<ModuleSyntax> modules = new ArrayList<>();
        for (SourceFile file : files) {
            modules.add(new DslParser().parse(file).syntax());
        }
        String root = modules.get(0).module().map(Object::toString).orElse("a");

        LinkResult linked = Linker.link(modules, root, ROOT_NAMED_AT, Set.of("Customer"));

        assertMakeSense(linked.problems(), files);
        assertEquals(
                linked.problems().stream().noneMatch(Problem::isError),
                linked.app().isPresent());
        if (linked.app().isPresent()) {
            InfraRequirements needs = InfraAnalyzer.analyze(linked.app().get());
            AwsPlanner.plan(
                    needs,
                    CONFIGURATION.project().orElseThrow(),
                    CONFIGURATION.deploy().orElseThrow());
        }
    }

    private static void read(String text, AppSpec app) {
        SourceFile file = new SourceFile("dazzle.toml", text);
        List<Optional<String>> environments = Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        Stream.of(Environment.values()).map(environment -> Optional.of(environment.word())))
                .toList();
        for (Optional<String> environment : environments) {
            DazzleToml toml = DazzleToml.read(file, environment);
            assertMakeSense(toml.problems(), List.of(file));
            assertEquals(
                    toml.hasErrors(), toml.project().isEmpty() || toml.deploy().isEmpty());
            if (!toml.hasErrors()) {
                AwsPlanner.plan(
                        InfraAnalyzer.analyze(app),
                        toml.project().orElseThrow(),
                        toml.deploy().orElseThrow());
            }
        }
    }

    private static void assertMakeSense(List<Problem> problems, List<SourceFile> files) {
        new ProblemFormatter(files).format(problems);
        Map<String, Integer> lines = files.stream()
                .collect(Collectors.toMap(SourceFile::path, file -> file.lines().size()));
        for (Problem problem : problems) {
            // A text that ends in a line end has a place behind it; dazzle.toml need not be among the texts.
            int most = lines.getOrDefault(problem.span().file(), Integer.MAX_VALUE - 1) + 1;
            assertTrue(problem.span().endLine() <= most, problem::toString);
        }
    }

    /** What makes readers overflow their stack that call themselves for each level. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[", "[\n", "[[", "{a=", "{a=[", "[{a=", "{ a.b.c = ", "a.", "'a' . ", "\"\"\"", "[1,", "{a=1,"})
    void deepNestingEndsInAnError(String opening) {
        String deep = opening.repeat(10_000);
        assertAll(
                () -> assertIsAnError(deep),
                () -> assertIsAnError("a = " + deep),
                () -> assertIsAnError("a = " + deep + "1" + closing(opening).repeat(10_000) + "\n"),
                () -> assertIsAnError("[deploy]\nregion = " + deep + "\n[deploy.compute]\ncpu = 513\n"),
                () -> assertIsAnError("[" + deep + "a]\nb = 1\n"),
                () -> assertIsAnError("[[" + deep + "a]]\nb = 1\n"),
                () -> assertIsAnError(deep + "a = 1\n"));
    }

    private static String closing(String opening) {
        return new StringBuilder(opening)
                .reverse()
                .toString()
                .replaceAll("[^\\[{]", "")
                .replace('[', ']')
                .replace('{', '}');
    }

    private static void assertIsAnError(String text) {
        SourceFile file = new SourceFile("dazzle.toml", text);
        DazzleToml toml = DazzleToml.read(file, Optional.empty());
        assertMakeSense(toml.problems(), List.of(file));
        assertTrue(toml.hasErrors());
    }

    private static List<String> texts(String extension) {
        return Stream.of(WALLET, TASKS)
                .flatMap(example -> Stream.of(example, example.resolve("dsl")))
                .flatMap(RobustnessTest::files)
                .filter(file -> file.toString().endsWith(extension))
                .map(RobustnessTest::text)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
