package org.dazzledsl.model.config.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TomlDocumentTest {

    private static final String A_VALUE =
            "expected a \"text\" in quotes, a number, true, false, a date, an [array] or an inline { table }";
    private static final String A_KEY = "expected a key of letters A to Z, digits, '-' and '_', or one in quotes";
    private static final String AN_END = "expected the end of the line or a # comment";
    private static final String NO_INLINE_END = "the inline table does not end on its line; expected '}' on the same"
            + " line; give a longer table a [header] of its own";

    private static TomlDocument read(String toml) {
        return TomlDocument.read(new SourceFile("x.toml", toml));
    }

    private static String problems(String toml) {
        return read(toml).problems().stream()
                .map(problem -> problem.span().line() + ":" + problem.span().column() + "-"
                        + problem.span().endColumn() + " " + problem.sentence())
                .collect(Collectors.joining("\n"));
    }

    static List<Arguments> malformed() {
        return List.of(
                // Values
                Arguments.of("a = prod", "1:5-9 'prod' is not a value; " + A_VALUE + "; did you mean \"prod\"?"),
                Arguments.of(
                        "a = my bank # c",
                        "1:5-12 'my bank' is not a value; " + A_VALUE + "; did you mean \"my bank\"?"),
                Arguments.of("a = True", "1:5-9 'True' is not a value; " + A_VALUE + "; did you mean 'true'?"),
                Arguments.of("a = off", "1:5-8 'off' is not a value; " + A_VALUE + "; did you mean 'false'?"),
                Arguments.of(
                        "a = 100GB",
                        "1:5-10 '100GB' is not a value; " + A_VALUE + "; did you mean '100' without a unit?"),
                Arguments.of("a = 007", "1:5-8 '007' is not a value; " + A_VALUE + "; did you mean '7'?"),
                Arguments.of("a = 1.2.3", "1:5-10 '1.2.3' is not a value; " + A_VALUE + "; did you mean \"1.2.3\"?"),
                Arguments.of(
                        "a = 2027-02-30",
                        "1:5-15 '2027-02-30' is not a value; " + A_VALUE + "; did you mean \"2027-02-30\"?"),
                Arguments.of("a = 1__0", "1:5-9 '1__0' is not a value; " + A_VALUE + "; did you mean \"1__0\"?"),
                Arguments.of("a = = 1", "1:5-8 '= 1' is not a value; " + A_VALUE),
                Arguments.of("a =", "1:4-4 there is no value; " + A_VALUE),
                Arguments.of("a = # none", "1:5-6 there is no value; " + A_VALUE),
                Arguments.of("a = ]", "1:5-6 there is ']' where a value is due; " + A_VALUE),
                Arguments.of(
                        "a = 9223372036854775808",
                        "1:5-24 9223372036854775808 is too large for an integer; expected one of 64 bits;"
                                + " write a longer number in quotes, where one is allowed"),
                Arguments.of("a = 1 2", "1:7-8 there is '2' after the value; " + AN_END),
                // Strings
                Arguments.of("a = \"x", "1:5-7 the string is not closed; expected \" at its end"),
                Arguments.of("a = 'x", "1:5-7 the string is not closed; expected ' at its end"),
                Arguments.of("a = '''x\ny", "1:5-8 the string is not closed; expected ''' at its end"),
                Arguments.of(
                        "a = \"C:\\dir\"",
                        "1:8-10 '\\d' is not an escape; expected \\b \\t \\n \\f \\r \\\" \\\\ \\uXXXX or \\UXXXXXXXX;"
                                + " write \\\\ for a backslash, or the text in single quotes"),
                Arguments.of(
                        "a = \"\\uD800\"",
                        "1:6-12 '\\uD800' stands for no character; expected the number of a character in Unicode"),
                Arguments.of(
                        "a = \"\\uFDD0\"",
                        "1:6-12 '\\uFDD0' stands for no character; expected the number of a character in Unicode"),
                Arguments.of(
                        "a = \"x\u0001\"",
                        "1:7-8 the control character U+0001 is not allowed here; expected text without control"
                                + " characters"),
                // Arrays and inline tables
                Arguments.of("a = [1, 2", "1:5-6 the array is not closed; expected ']' after its last element"),
                Arguments.of("a = [1 2]", "1:8-9 there is '2' after an element of the array; expected ',' or ']'"),
                Arguments.of("a = [x]", "1:6-7 'x' is not a value; " + A_VALUE + "; did you mean \"x\"?"),
                Arguments.of("a = { b = 1", "1:12-12 " + NO_INLINE_END),
                Arguments.of("a = {\n  b = 1,\n  c = 2\n}\nd = 3", "1:6-6 " + NO_INLINE_END),
                Arguments.of(
                        "a = { b = 1, }",
                        "1:14-15 there is a ',' after the last value of the inline table; expected '}' without a ','"
                                + " before it"),
                Arguments.of(
                        "a = { b = 1 c = 2 }",
                        "1:13-14 there is 'c' after a value of the inline table; expected ',' or '}'"),
                // Keys
                Arguments.of("a", "1:2-2 there is no '=' after the key 'a'; expected key = value"),
                Arguments.of(
                        "a: 1",
                        "1:2-3 there is no '=' after the key 'a'; expected key = value; write '=' instead of ':'"),
                Arguments.of("= 1", "1:1-2 there is no key before '='; " + A_KEY),
                Arguments.of("größe = 1", "1:3-4 there is no '=' after the key 'gr'; expected key = value"),
                Arguments.of("a. = 1", "1:4-5 there is no key before '='; " + A_KEY),
                Arguments.of("😀 = 1", "1:1-2 there is '😀' where a key is due; " + A_KEY),
                Arguments.of("a = 1\na = 2", "2:1-2 'a' is written twice, first on line 1; expected each key once"),
                Arguments.of(
                        "a = 1\na.b = 2",
                        "2:1-2 'a' is complete on line 1 and takes no more keys; expected each name once"),
                Arguments.of(
                        "a = {}\na.b = 2",
                        "2:1-2 'a' is complete on line 1 and takes no more keys; expected each name once"),
                // Headers
                Arguments.of("[a", "1:1-3 the table's header is not closed; expected ']' after the name"),
                Arguments.of("[[a]", "1:1-4 the table's header is not closed; expected ']]' after the name"),
                Arguments.of("[]", "1:1-3 the header names no table; expected a header such as [deploy.compute]"),
                Arguments.of("[a] b = 1", "1:5-10 there is 'b = 1' after the header; " + AN_END),
                Arguments.of(
                        "[a]\n[b]\n[a]",
                        "3:1-4 'a' is there already, from line 1; expected each table once; put its keys under one"
                                + " header"),
                Arguments.of(
                        "a = [1]\n[[a]]",
                        "2:1-6 'a' is there already, from line 1, and is not made of [[headers]]; expected each name"
                                + " once"),
                Arguments.of(
                        "[a.b]\n[a]\nb.c = 1",
                        "3:1-2 'b' is complete on line 1 and takes no more keys; expected each name once"),
                // The rest
                Arguments.of(
                        "a = 1\rb = 2",
                        "1:6-6 the line ends in a carriage return alone; expected lines that end in LF or CR LF"),
                Arguments.of(
                        "a = 1\rb = 2\nc = d\n",
                        "1:6-6 the line ends in a carriage return alone; expected lines that end in LF or CR LF\n"
                                + "2:5-6 'd' is not a value; " + A_VALUE + "; did you mean \"d\"?"),
                Arguments.of(
                        "# \u0000",
                        "1:3-4 the control character U+0000 is not allowed here; expected text without control"
                                + " characters"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsSaidInWords(String toml, String expected) {
        assertEquals(expected, problems(toml));
    }

    @Test
    void everyMalformedStatementIsReportedAndTheOthersAreRead() {
        TomlDocument read = read("""
                a = [
                  "one",
                  two,
                ]
                b = "fine"
                c = [1,
                i = 2
                [d
                e = 1
                [f]
                g = = 1
                h = 'fine'
                """);
        assertEquals(
                List.of("3:3", "6:5", "8:1", "11:5"),
                read.problems().stream()
                        .map(problem ->
                                problem.span().line() + ":" + problem.span().column())
                        .toList());
        assertEquals(List.of("b", "i", "f"), List.copyOf(read.root().entries().keySet()));
        assertEquals("fine", scalar(table(read.root(), "f"), "h"));
    }

    @Test
    void placesCountLinesAndCodePoints() {
        TomlNode.Table root = read("""
                        # ünïcode
                        \ta = '😀😀' # tail
                        [ "b.c" . d ]
                        e.f = [ 1,
                          { g = 2 } ]
                        [[h]]
                        [[h]]
                        i = 3
                        """).root();
        assertEquals(span(2, 2, 2, 10), root.entry("a").orElseThrow().span());
        TomlNode.Table d = table(table(root, "b.c"), "d");
        assertEquals(span(3, 1, 3, 14), d.span());
        TomlNode.Entry f = table(d, "e").entry("f").orElseThrow();
        assertEquals(span(4, 3, 4, 4), f.name());
        assertEquals(span(4, 3, 5, 14), f.span());
        TomlNode.Table g =
                (TomlNode.Table) ((TomlNode.Array) f.value()).elements().get(1);
        assertEquals(span(5, 3, 5, 12), g.span());
        assertEquals(span(5, 5, 5, 10), g.entry("g").orElseThrow().span());
        TomlNode.Array h = (TomlNode.Array) root.entry("h").orElseThrow().value();
        assertEquals(
                List.of(span(6, 1, 6, 6), span(7, 1, 7, 6)),
                h.elements().stream().map(TomlNode::span).toList());
    }

    @Test
    void entriesKeepTheOrderOfTheText() {
        StringBuilder toml = new StringBuilder();
        List<String> names = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> "k" + (i * 37) % 50)
                .toList();
        names.forEach(name -> toml.append(name).append(" = 1\n"));
        assertEquals(names, List.copyOf(read(toml.toString()).root().entries().keySet()));
    }

    @Test
    void kindsAreSaidInWords() {
        TomlNode.Table root = read("a = 1\nb = 1.5\nc = true\nd = ''\ne = 2027-01-01\nf = []\ng = {}\n")
                .root();
        assertEquals(
                List.of(
                        "an integer",
                        "a decimal number",
                        "a boolean",
                        "a string",
                        "a date or a time",
                        "an array",
                        "a table"),
                root.entries().values().stream()
                        .map(entry -> entry.value().kind())
                        .toList());
    }

    private static Span span(int line, int column, int endLine, int endColumn) {
        return new Span("x.toml", line, column, endLine, endColumn);
    }

    private static TomlNode.Table table(TomlNode.Table outer, String name) {
        return (TomlNode.Table) outer.entry(name).orElseThrow().value();
    }

    private static Object scalar(TomlNode.Table table, String name) {
        return ((TomlNode.Scalar) table.entry(name).orElseThrow().value()).value();
    }
}
