package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.antlr.DazzleLexer;
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
import org.junit.jupiter.params.provider.MethodSource;
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

    /** Every word that has a meaning somewhere. */
    static List<String> keywords() {
        return IntStream.rangeClosed(1, DazzleLexer.WORD)
                .mapToObj(DazzleLexer.VOCABULARY::getLiteralName)
                .filter(literal -> literal != null && literal.matches("'[a-z_]+'"))
                .map(literal -> literal.substring(1, literal.length() - 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void takesAnyKeywordAsName(String keyword) {
        ParseResult result = parse("""
                module %1$s.%1$s
                use %1$s.%1$s as %1$s
                app %1$s "A"
                entity %1$s:
                  id: uuid pk
                  b: ref %1$s required
                  c: enum[%1$s, other]=%1$s
                  d: has_many %1$s via %1$s
                archetype %1$s:
                  a: int
                enum %1$s:
                  %1$s "A"
                service %1$s:
                  auth_profile: none
                service s:
                  kind: domain_logic
                  input:
                    %1$s: str(20) required
                  output:
                    %1$s: int
                  stub: %1$s
                foreign_model %1$s from %1$s:
                  key: %1$s
                  id: uuid
                integration %1$s:
                  uses service %1$s
                  uses foreign %1$s
                message %1$s:
                  %1$s: str(3) required
                channel %1$s:
                  kind: queue
                  send %1$s:
                    message: %1$s
                  receive %1$s:
                    message: %1$s
                process %1$s:
                  trigger: entity %1$s %1$s -> %1$s
                  steps:
                    - step %1$s:
                        service: %1$s
                schedule %1$s:
                  interval: 1h
                  steps:
                    - step %1$s:
                        channel: %1$s
                        message: %1$s
                ledger %1$s:
                  account_code: 1
                  sync_to: %1$s.%1$s
                transaction %1$s:
                  transfer %1$s:
                    debit: %1$s
                    credit: %1$s
                    amount: %1$s
                  idempotency_key: %1$s
                experience %1$s:
                  start at step %1$s
                  step %1$s:
                    kind: surface
                    surface %1$s
                    on %1$s -> step %1$s
                webhook %1$s:
                  entity: %1$s
                  events: [%1$s]
                job %1$s:
                  trigger: on_create %1$s
                llm_model %1$s:
                  provider: openai
                  model_id: %1$s
                llm_intent %1$s:
                  model: %1$s
                surface %1$s "S":
                  uses entity %1$s
                """.formatted(keyword));

        assertEquals(List.of(), result.problems());
        EntityDeclaration entity = entity(result.syntax(), 1);
        assertEquals(keyword, entity.name().text());
        assertEquals(
                List.of("id", "b", "c", "d"),
                entity.fields().stream().map(field -> field.name().text()).toList());
    }

    static List<String> keywordsThatMayNameAField() {
        return keywords().stream()
                .filter(keyword -> !keyword.equals("invariant"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keywordsThatMayNameAField")
    void takesAnyKeywordAsNameOfAField(String keyword) {
        for (String type :
                List.of("str(20)", "decimal(5,2) required", "ref Order", "enum[a,b]=a", "bool required", "file=1")) {
            ParseResult result = parse("entity Order:\n  id: uuid pk\n  %s: %s\n".formatted(keyword, type));

            assertEquals(List.of(), result.problems(), type);
            assertEquals(
                    List.of("id", keyword),
                    entity(result.syntax()).fields().stream()
                            .map(field -> field.name().text())
                            .toList(),
                    type);
        }
    }

    @Test
    void leavesBlocksThatNameFieldsAsTheyAre() {
        ParseResult result = parse("""
                entity Order:
                  id: uuid pk
                  display_field: email
                  domain: text
                  patterns: json, file
                  invariant: email != null
                  unique: email
                  index email, url
                  audit: all
                  publish: bool
                """);

        assertEquals(List.of(), result.problems());
        assertEquals(
                List.of("id", "publish"),
                entity(result.syntax()).fields().stream()
                        .map(field -> field.name().text())
                        .toList());
        assertEquals(7, entity(result.syntax()).kept().size());
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
