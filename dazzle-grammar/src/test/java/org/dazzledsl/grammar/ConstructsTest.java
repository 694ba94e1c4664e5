package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct, every key: the records that come of a text, with the place of each part. */
class ConstructsTest {

    static List<Case> constructs() {
        return Case.read("constructs.txt");
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void becomeRecords(Case construct) {
        ParseResult result = parse(construct);

        assertEquals(List.of(), result.problems());
        assertEquals(construct.expected(), render(result.syntax()));
    }

    private static String render(ModuleSyntax syntax) {
        List<String> parts = new ArrayList<>();
        syntax.module().ifPresent(module -> parts.add("module: " + Rendering.of(module)));
        syntax.uses().forEach(use -> parts.add(Rendering.of(use)));
        syntax.declarations().forEach(declaration -> parts.add(Rendering.of(declaration)));
        return String.join("\n", parts);
    }

    /** Independent of the table: what a name or a kept line says is what the text says at its place. */
    @ParameterizedTest
    @MethodSource("constructs")
    void sayWhatStandsAtTheirPlace(Case construct) {
        for (Record part : parts(construct)) {
            if (part instanceof Name name) {
                assertEquals(name.text(), at(construct, name.span()));
            } else if (part instanceof KeptLine line) {
                assertEquals(line.text(), at(construct, line.span()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void standWithinWhatTheyArePartOf(Case construct) {
        for (Declaration declaration : parse(construct).syntax().declarations()) {
            for (Record part : Rendering.within((Record) declaration)) {
                Span span = span(part, declaration.span());
                assertTrue(
                        contains(declaration.span(), span),
                        () -> part + " at " + Rendering.place(span) + " in " + Rendering.place(declaration.span()));
            }
        }
    }

    private static List<Record> parts(Case construct) {
        return parse(construct).syntax().declarations().stream()
                .flatMap(declaration -> Rendering.within((Record) declaration).stream())
                .toList();
    }

    private static Span span(Record part, Span otherwise) {
        return Arrays.stream(part.getClass().getRecordComponents())
                .filter(component -> component.getType() == Span.class)
                .findFirst()
                .map((RecordComponent component) -> (Span) Rendering.read(component, part))
                .orElse(otherwise);
    }

    private static boolean contains(Span outer, Span inner) {
        boolean startsWithin =
                outer.line() < inner.line() || outer.line() == inner.line() && outer.column() <= inner.column();
        boolean endsWithin = inner.endLine() < outer.endLine()
                || inner.endLine() == outer.endLine() && inner.endColumn() <= outer.endColumn();
        return startsWithin && endsWithin;
    }

    private static String at(Case construct, Span span) {
        List<String> lines = construct.input().lines().toList();
        if (span.line() == span.endLine()) {
            return cut(lines.get(span.line() - 1), span.column() - 1, span.endColumn() - 1);
        }
        List<String> found = new ArrayList<>();
        String first = lines.get(span.line() - 1);
        found.add(cut(first, span.column() - 1, first.codePointCount(0, first.length())));
        found.addAll(lines.subList(span.line(), span.endLine() - 1));
        found.add(cut(lines.get(span.endLine() - 1), 0, span.endColumn() - 1));
        return String.join("\n", found);
    }

    private static String cut(String line, int from, int to) {
        return line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    }

    private static ParseResult parse(Case construct) {
        return new DslParser().parse(new SourceFile("app.dsl", construct.input()));
    }
}
