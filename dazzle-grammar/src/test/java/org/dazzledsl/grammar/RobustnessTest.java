package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.NamedDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a text, reading it ends in a result that makes sense.
 *
 * <p>How many texts and from which on: {@code -Ddazzle.fuzz.texts=1000000 -Ddazzle.fuzz.first=0}.
 */
class RobustnessTest {

    private static final long TEXTS = Long.getLong("dazzle.fuzz.texts", 20_000);
    private static final long FIRST = Long.getLong("dazzle.fuzz.first", 0);

    /** Of the texts, so that one without end is found, on the busiest machine. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

    private static final long BATCH = 2_000;

    /** Names of tokens and rules, Java's names of things: nothing that a message should tell a user. */
    private static final Pattern INTERNAL = Pattern.compile(
            "\\b(NEWLINE|INDENT|DEDENT|EOF|STRING|NUMBER|WORD|LINE|COLON|MEASURE|null|java\\.)\\b|something else");

    private static final String LAST = "\nentity TheLast:\n  id: uuid pk\n";

    private static final Mutations MUTATIONS = new Mutations(Stream.of("constructs.txt", "mistakes.txt")
            .flatMap(table -> Case.read(table).stream())
            .map(Case::input)
            .toList());

    @Test
    void anyTextEndsInAResultThatMakesSense() {
        for (long start = FIRST; start < FIRST + TEXTS; start += BATCH) {
            long first = start;
            long end = Math.min(start + BATCH, FIRST + TEXTS);
            assertTimeoutPreemptively(
                    HANGS_AFTER,
                    () -> LongStream.range(first, end).parallel().forEach(RobustnessTest::checkText),
                    () -> "texts " + first + " to " + end);
        }
    }

    private static void checkText(long n) {
        String text = MUTATIONS.text(n);
        try {
            check(new SourceFile("f.dsl", text));
        } catch (RuntimeException | Error e) {
            throw new AssertionError("text " + n + ":\n" + text, e);
        }
    }

    private static void check(SourceFile file) {
        ParseResult result = new DslParser().parse(file);

        List<String> lines = file.lines();
        for (Problem problem : result.problems()) {
            assertStandsIn(lines, problem.span());
            // What the user wrote is quoted, and may say anything.
            String ownWords = problem.sentence().replaceAll("'[^\n]*'", "");
            assertFalse(INTERNAL.matcher(ownWords).find(), problem::sentence);
            assertFalse(problem.message().contains("<EOF>"), problem::sentence);
        }
        assertFalse(
                new ProblemFormatter(List.of(file)).format(result.problems()).isBlank() && result.hasErrors());
        Span before = Span.at(file.path(), 1, 1);
        for (Declaration declaration : result.syntax().declarations()) {
            assertStandsIn(lines, declaration.span());
            assertTrue(declaration.span().line() >= before.endLine(), () -> "in order: " + declaration);
            before = declaration.span();
        }
        assertNothingIsLost(file);
    }

    /** A mistake never hides the constructs behind it, unless a text that nobody closed swallows them. */
    private static void assertNothingIsLost(SourceFile file) {
        if (file.text().indexOf('"') >= 0 || file.text().indexOf('\'') >= 0) {
            return;
        }
        List<Declaration> declarations = new DslParser()
                .parse(new SourceFile(file.path(), file.text() + LAST))
                .syntax()
                .declarations();
        assertFalse(declarations.isEmpty());
        assertEquals("TheLast", name(declarations.get(declarations.size() - 1)));
    }

    private static String name(Declaration declaration) {
        return declaration instanceof NamedDeclaration named ? named.name().text() : declaration.keyword();
    }

    private static void assertStandsIn(List<String> lines, Span span) {
        // A text that ends in a line end has a place behind it.
        assertTrue(span.endLine() <= lines.size() + 1, () -> Rendering.place(span) + " in " + lines.size() + " lines");
        assertTrue(span.column() <= width(lines, span.line()) + 1, () -> Rendering.place(span));
        assertTrue(span.endColumn() <= width(lines, span.endLine()) + 1, () -> Rendering.place(span));
    }

    private static int width(List<String> lines, int line) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        return text.codePointCount(0, text.length());
    }

    /** What makes readers overflow their stack that call themselves for each level. */
    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "((", "[(", "- ", "not ", "a.", "a -> ", "-", "\"", "a: ", "enum[", "if a: "})
    void deepNestingEndsInAResult(String opening) {
        String deep = opening.repeat(100_000);
        assertAll(
                () -> check(new SourceFile("f.dsl", deep)),
                () -> check(new SourceFile("f.dsl", "entity A:\n  b: " + deep + "\n")),
                () -> check(new SourceFile("f.dsl", "entity A:\n  b: computed " + deep + "\n  id: uuid pk\n")),
                () -> check(new SourceFile("f.dsl", "surface a:\n  b: " + deep + "\n")),
                () -> check(new SourceFile("f.dsl", "process a:\n  implements: [" + deep + "\n")));
    }

    /** Each level one column deeper than the one before. */
    @Test
    void blocksDeeperThanAnyoneReadsAreAnError() {
        StringBuilder text = new StringBuilder("process p:\n  steps:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(" ".repeat(4 + i)).append("- parallel a:\n");
        }
        SourceFile file = new SourceFile("f.dsl", text.toString());

        check(file);
        assertTrue(new DslParser().parse(file).hasErrors());
    }

    /** Fifty megabytes; what is shown of them still fits on a screen. */
    @Test
    void aLineWithoutEndIsAnError() {
        SourceFile file =
                new SourceFile("f.dsl", "entity A:\n  id: uuid pk\n  b: int = " + "1 + ".repeat(12_500_000) + "1\n");

        ParseResult result = new DslParser().parse(file);

        assertEquals(
                List.of("line-too-long"),
                result.problems().stream().map(Problem::code).toList());
        assertTrue(new ProblemFormatter(List.of(file)).format(result.problems()).length() < 1_000);
    }
}
