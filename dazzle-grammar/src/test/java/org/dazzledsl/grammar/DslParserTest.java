package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.EntityDeclaration;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DslParserTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String LEDGER = """
            ledger CustomerWallet:
              account_code: 1001
              account_type: asset
              currency: GBP
            """;

    @Test
    void readsLineEndsOfAnySystem() {
        ModuleSyntax unix = parse(LEDGER).syntax();

        assertEquals(unix, parse(LEDGER.replace("\n", "\r\n")).syntax());
        assertEquals(unix, parse(LEDGER.stripTrailing()).syntax());
        assertEquals(unix, parse(LEDGER.replace("\n", " \t# end\n")).syntax());
    }

    @Test
    void readsTextsOverSeveralLinesAlikeOnAnySystem() {
        String text = "entity Order:\n  intent: \"one\n    two\"\n  total: int\n";

        ModuleSyntax unix = parse(text).syntax();

        assertEquals(unix, parse(text.replace("\n", "\r\n")).syntax());
        assertEquals("one\n    two", entity(unix).intent().orElseThrow().value());
    }

    @Test
    void acceptsByteOrderMark() {
        assertEquals(parse(LEDGER), parse("\uFEFF" + LEDGER));
    }

    @Test
    void countsColumnsInCodePoints() {
        EntityDeclaration entity = entity(
                parse("entity Größe \"😀😀\":\n  übung: str(5) = \"😀\"\n").syntax());

        assertEquals(
                new Span("app.dsl", 1, 14, 1, 18), entity.title().orElseThrow().span());
        assertEquals(
                new Span("app.dsl", 2, 19, 2, 22),
                entity.fields().get(0).defaultValue().orElseThrow().span());
    }

    @Test
    void takesTabAsFourColumnsOfIndentation() {
        ParseResult result =
                parse("entity Order:\n\ttotal: int\n    count: int\n\tlines:\n\t    deep: 1\n        deep: 2\n");

        assertEquals(List.of(), result.problems());
        assertEquals(2, entity(result.syntax()).fields().size());
        List<KeptLine> below = entity(result.syntax()).kept().get(0).lines();
        assertEquals(
                List.of("deep: 1", "deep: 2"),
                below.stream().map(KeptLine::text).toList());
    }

    @Test
    void countsConstructsByTheirPresentKeyword() {
        ParseResult result = parse("""
                module shop
                app shop "Shop"
                service stripe:
                  spec: url "https://stripe.com/api"
                service vat:
                  kind: validation
                service tax:
                  auth_profile: none
                project Totals from orders:
                  keys: [id]
                projection Sums from orders:
                  keys: [id]
                surface a "A":
                  uses entity Order
                """);

        assertEquals(List.of(), result.problems());
        assertEquals(
                Map.of("app", 1, "service", 3, "service.api", 2, "service.domain", 1, "projection", 2, "surface", 1),
                result.syntax().counts());
    }

    @Test
    void keepsWhatAMistakeLeaves() {
        ParseResult result = parse("""
                ledger Wallet:
                  account_code: oops
                  currency: GBP

                entity Order:
                  total: money
                """);

        assertTrue(result.hasErrors());
        LedgerDeclaration ledger =
                (LedgerDeclaration) result.syntax().declarations().get(0);
        assertEquals("Wallet", ledger.name().text());
        assertEquals("GBP", ledger.currency().map(Name::text).orElseThrow());
        assertEquals("Order", entity(result.syntax(), 1).name().text());
    }

    @Test
    void readsNothing() {
        assertEquals(
                new ParseResult(new ModuleSyntax("app.dsl", Optional.empty(), List.of(), List.of()), List.of()),
                parse(""));
        assertEquals(List.of(), parse("\n  \n# only a comment").problems());
    }

    @Test
    void refusesBlocksWithoutEnd() {
        StringBuilder text = new StringBuilder("surface a:\n");
        IntStream.range(1, 5000).forEach(i -> text.append(" ".repeat(i)).append("a:\n"));

        List<Problem> problems = parse(text.toString()).problems();

        assertEquals(List.of("too-deep"), problems.stream().map(Problem::code).toList());
        assertEquals(102, problems.get(0).span().line());
    }

    @Test
    void refusesLinesWithoutEnd() {
        List<Problem> problems = parse(LEDGER + "entity Order:\n  total: int = " + "1 + ".repeat(300_000) + "1\n")
                .problems();

        assertEquals(
                List.of("line-too-long"), problems.stream().map(Problem::code).toList());
        assertEquals(6, problems.get(0).span().line());
    }

    /** Each of these makes a reader slow that looks for the same thing again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\n\\\"\n",
                "a \"b\n",
                "a 'b \"\n",
                "entity X:\n    a: int\n  b: int\n",
                "ledger\n",
                "@ 'x\n",
                "((((\n",
                "- \" : '\n"
            })
    void takesTimeInProportionToLength(String part) {
        String start = "entity A:\n  b: int\n";
        long once = time(start + part.repeat(1_500));
        long eightfold = time(start + part.repeat(12_000));

        // In proportion is 8, in proportion to the square 64; the rest is what a busy machine adds.
        assertTrue(eightfold < 35 * once, () -> eightfold + " ns after " + once + " ns");
    }

    /** The best of several runs, in nanoseconds of this thread, whatever else the machine does. */
    private static long time(String text) {
        return IntStream.range(0, 4)
                .mapToLong(run -> {
                    long start = THREADS.getCurrentThreadCpuTime();
                    assertTrue(parse(text).hasErrors());
                    return THREADS.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void mayBeUsedByManyThreads() {
        DslParser parser = new DslParser();
        List<Case> cases = Case.read("constructs.txt");
        List<ParseResult> alone =
                cases.stream().map(c -> parser.parse(file(c.input()))).toList();

        List<ParseResult> together = IntStream.range(0, 10 * cases.size())
                .parallel()
                .mapToObj(i -> parser.parse(file(cases.get(i % cases.size()).input())))
                .toList();

        for (int i = 0; i < together.size(); i++) {
            assertEquals(alone.get(i % cases.size()), together.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"entity", "module", "str", "required", "transfer", "ref", "today", "if", "config", "self"})
    void takesAnyKeywordAsName(String keyword) {
        ParseResult result = parse("""
                entity %1$s:
                  %1$s: ref %1$s
                  b: enum[%1$s, other]
                ledger %1$s:
                  account_code: 1
                transaction %1$s:
                  transfer %1$s:
                    debit: %1$s
                    credit: %1$s
                use %1$s.%1$s as %1$s
                """.formatted(keyword));

        assertEquals(List.of(), result.problems());
        assertFalse(entity(result.syntax()).fields().isEmpty());
    }

    private static EntityDeclaration entity(ModuleSyntax syntax) {
        return entity(syntax, 0);
    }

    private static EntityDeclaration entity(ModuleSyntax syntax, int index) {
        return (EntityDeclaration) syntax.declarations().get(index);
    }

    private static ParseResult parse(String text) {
        return new DslParser().parse(file(text));
    }

    private static SourceFile file(String text) {
        return new SourceFile("app.dsl", text);
    }
}
