package org.dazzledsl.model.config.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.toml.TomlOutline.Origin;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineArray;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineEntry;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineNode;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineScalar;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineTable;

/**
 * Reads the outline of a text in <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>: statement by statement, going on with the
 * next after one that is malformed.
 */
final class TomlOutlineReader {

    private static final String SYNTAX = "toml-syntax";
    private static final String DUPLICATE = "toml-duplicate";
    /** Of arrays, tables and parts of keys in each other; more than anybody reads, and all that is read calls itself for each. */
    private static final int DEEPEST = 100;

    private static final String A_VALUE =
            "a \"text\" in quotes, a number, true, false, a date, an [array] or an inline { table }";

    private static final String KEY_PART = "(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')";
    private static final String KEY = "[ \\t]*" + KEY_PART + "(?:[ \\t]*\\.[ \\t]*" + KEY_PART + ")*[ \\t]*";

    /** A line that probably starts a statement of its own, whatever was left open before it. */
    private static final Pattern STATEMENT =
            Pattern.compile("[ \\t]*\\[\\[?" + KEY + "\\]\\]?[ \\t]*(?:#.*)?|" + KEY + "=.*");

    /** Words that someone forgot to put in quotes. */
    private static final Pattern QUOTABLE = Pattern.compile("[\\p{L}\\p{N}./*][^\"'\\\\\\p{Cntrl}]*");

    private static final Pattern END_OF_INLINE_TABLE = Pattern.compile("[ \\t]*\\}.*");

    /** One part of a dotted key. */
    private record Part(String name, Span span) {}

    private record Token(int from, String text) {}

    private record Pair(List<Part> path, OutlineNode value) {}

    private final TomlCursor cursor;
    private final TomlStrings strings;
    private final StringBuilder wellFormed;
    private final List<Problem> problems = new ArrayList<>();
    private final OutlineTable root;
    /** Where the next keys belong; empty after a header that is malformed. */
    private Optional<OutlineTable> current;
    /** Where the arrays begin in which the cursor stands, the outermost first. */
    private final List<Integer> openArrays = new ArrayList<>();
    /** How many arrays, inline tables and parts of keys the cursor stands in. */
    private int depth;
    /** The integers that are not written in decimal. */
    private final List<Token> prefixed = new ArrayList<>();
    /** Whether the malformed statement is an inline table that goes over several lines. */
    private boolean inlineTableIsOpen;
    /** Whether the last header was of a table of secrets. */
    private boolean isOfSecrets;

    private TomlOutlineReader(SourceFile file) {
        this.cursor = new TomlCursor(file);
        this.strings = new TomlStrings(cursor);
        this.wellFormed = new StringBuilder(file.text());
        this.root = new OutlineTable(Origin.HEADER, cursor.span(0, 0));
        this.current = Optional.of(root);
    }

    static TomlOutline read(SourceFile file) {
        TomlOutlineReader reader = new TomlOutlineReader(file);
        reader.statements();
        reader.writeNumbersInDecimal();
        return new TomlOutline(reader.root, reader.wellFormed.toString(), reader.problems);
    }

    private void statements() {
        while (!cursor.atEnd()) {
            int start = cursor.at();
            try {
                statement(start);
                cursor.skipLineEnd();
            } catch (MalformedToml malformed) {
                problems.add(isOfSecrets ? withoutTheLine(malformed.problem()) : malformed.problem());
                recover(start);
                blank(start, cursor.at());
            }
        }
    }

    /** Neither the line nor a word of it: what is malformed there may be the secret itself. */
    private static Problem withoutTheLine(Problem malformed) {
        return Problem.error(
                        Problem.MALFORMED_SECRET,
                        malformed.span(),
                        "the line can't be read as a secret's name and place")
                .expecting("name = \"ssm:/path\" or name = \"secretsmanager:name\", on one line");
    }

    private void statement(int start) {
        depth = 0;
        cursor.skipBlanks();
        if (cursor.peek() == '[') {
            header();
        } else if (cursor.atLineEnd() || cursor.peek() == '#') {
            endOfStatement("");
        } else {
            Pair pair = pair();
            endOfStatement("the value");
            current.ifPresentOrElse(table -> add(table, pair), () -> blank(start, cursor.at()));
        }
    }

    private void endOfStatement(String last) {
        cursor.skipBlanks();
        if (cursor.peek() == '#') {
            strings.comment();
        }
        if (cursor.peek() == '\r' && !cursor.atLineEnd()) {
            throw new MalformedToml(Problem.error(
                            SYNTAX, cursor.span(cursor.at(), cursor.at()), "the line ends in a carriage return alone")
                    .expecting("lines that end in LF or CR LF"));
        }
        if (!cursor.atLineEnd()) {
            int start = cursor.at();
            String rest = restOfLine();
            Span span = cursor.span(start, start + rest.length());
            throw new MalformedToml(Problem.error(SYNTAX, span, "there is " + quoted(rest) + " after " + last)
                    .expecting("the end of the line or a # comment"));
        }
    }

    /** Moves to where a next statement can be read after a malformed one. */
    private void recover(int start) {
        if (inlineTableIsOpen) {
            inlineTableIsOpen = false;
            openArrays.clear();
            afterInlineTable();
        } else if (openArrays.isEmpty()) {
            int line = cursor.lineAt(cursor.at());
            cursor.moveTo(Math.max(cursor.startOfLine(line + 1), cursor.at()));
        } else {
            openArrays.clear();
            int next = cursor.lineAt(start) + 1;
            while (next < cursor.lineCount()
                    && !STATEMENT.matcher(cursor.line(next)).matches()) {
                next++;
            }
            cursor.moveTo(cursor.startOfLine(next));
        }
    }

    /** Moves past an inline table that goes over several lines, to its brace or to the next header. */
    private void afterInlineTable() {
        int line = cursor.lineAt(cursor.at());
        int next = line + 1;
        while (next < cursor.lineCount() && !cursor.line(next).startsWith("[")) {
            if (END_OF_INLINE_TABLE.matcher(cursor.line(next)).matches()) {
                cursor.moveTo(cursor.startOfLine(next + 1));
                return;
            }
            next++;
        }
        cursor.moveTo(cursor.startOfLine(line + 1));
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = wellFormed.charAt(i);
            if (c != '\n' && c != '\r') {
                wellFormed.setCharAt(i, ' ');
            }
        }
    }

    /** night-config takes the e of a hexadecimal number for an exponent; in decimal it reads every integer. */
    private void writeNumbersInDecimal() {
        for (int i = prefixed.size() - 1; i >= 0; i--) {
            Token token = prefixed.get(i);
            int to = token.from() + token.text().length();
            if (wellFormed.substring(token.from(), to).equals(token.text())) {
                wellFormed.replace(
                        token.from(), to, TomlScalars.integer(token.text()).toString());
            }
        }
    }

    // Headers

    private void header() {
        int start = cursor.at();
        current = Optional.empty();
        boolean ofArray = cursor.take("[[");
        if (!ofArray) {
            cursor.advance(1);
        }
        cursor.skipBlanks();
        if (cursor.peek() == ']') {
            Span span = cursor.span(start, cursor.at() + 1);
            throw new MalformedToml(Problem.error(SYNTAX, span, "the header names no table")
                    .expecting("a header such as [deploy.compute]"));
        }
        List<Part> path = key();
        isOfSecrets = path.get(path.size() - 1).name().equals("secrets");
        String close = ofArray ? "]]" : "]";
        if (!cursor.take(close)) {
            Span span = cursor.span(start, cursor.at());
            throw new MalformedToml(Problem.error(SYNTAX, span, "the table's header is not closed")
                    .expecting("'" + close + "' after the name"));
        }
        Span span = cursor.span(start, cursor.at());
        endOfStatement("the header");
        OutlineTable parent = root;
        for (Part part : path.subList(0, path.size() - 1)) {
            parent = onTheWay(parent, part, Origin.IMPLIED);
        }
        Part last = path.get(path.size() - 1);
        current = Optional.of(ofArray ? nextOfArray(parent, last, span) : withHeader(parent, last, span));
    }

    private OutlineTable withHeader(OutlineTable parent, Part name, Span header) {
        OutlineEntry there = parent.entries().get(name.name());
        if (there == null) {
            return (OutlineTable) parent.add(name.name(), name.span(), new OutlineTable(Origin.HEADER, header));
        }
        if (there.value() instanceof OutlineTable table && table.origin() == Origin.IMPLIED) {
            table.giveHeader(header);
            return table;
        }
        throw new MalformedToml(Problem.error(
                        DUPLICATE,
                        header,
                        "'" + name.name() + "' is there already, from line "
                                + there.name().line())
                .expecting("each table once")
                .suggesting("put its keys under one header"));
    }

    private OutlineTable nextOfArray(OutlineTable parent, Part name, Span header) {
        OutlineEntry there = parent.entries().get(name.name());
        OutlineNode array =
                there == null ? parent.add(name.name(), name.span(), TomlOutline.arrayOfTables(header)) : there.value();
        if (array instanceof OutlineArray tables && tables.ofTables()) {
            OutlineTable next = new OutlineTable(Origin.HEADER, header);
            tables.elements().add(next);
            return next;
        }
        throw new MalformedToml(Problem.error(
                        DUPLICATE,
                        header,
                        "'" + name.name() + "' is there already, from line "
                                + there.name().line() + ", and is not made of [[headers]]")
                .expecting("each name once"));
    }

    /** The table that a dotted name goes through. */
    private OutlineTable onTheWay(OutlineTable parent, Part part, Origin origin) {
        OutlineEntry there = parent.entries().get(part.name());
        if (there == null) {
            return (OutlineTable) parent.add(part.name(), part.span(), new OutlineTable(origin, part.span()));
        }
        if (there.value() instanceof OutlineArray array && array.ofTables() && origin == Origin.IMPLIED) {
            return array.last();
        }
        // A dotted key may go on with what an earlier dotted key began, and may not reach into a table with a header.
        if (there.value() instanceof OutlineTable table
                && table.origin() != Origin.INLINE
                && (origin == Origin.IMPLIED || table.origin() != Origin.HEADER)) {
            table.growFrom(origin);
            return table;
        }
        throw new MalformedToml(Problem.error(
                        DUPLICATE,
                        part.span(),
                        "'" + part.name() + "' is complete on line "
                                + there.name().line() + " and takes no more keys")
                .expecting("each name once"));
    }

    // Keys

    private Pair pair() {
        List<Part> path = key();
        if (cursor.peek() != '=') {
            throw noEqualsSign(path);
        }
        cursor.advance(1);
        cursor.skipBlanks();
        Pair pair = new Pair(path, value());
        depth -= path.size();
        return pair;
    }

    private void add(OutlineTable table, Pair pair) {
        OutlineTable parent = table;
        int last = pair.path().size() - 1;
        for (Part part : pair.path().subList(0, last)) {
            parent = onTheWay(parent, part, Origin.DOTTED_KEY);
        }
        Part name = pair.path().get(last);
        OutlineEntry there = parent.entries().get(name.name());
        if (there != null) {
            String what = "'" + name.name() + "' is written twice, first on line "
                    + there.name().line();
            throw new MalformedToml(Problem.error(DUPLICATE, name.span(), what).expecting("each key once"));
        }
        parent.add(name.name(), name.span(), pair.value());
    }

    private MalformedToml noEqualsSign(List<Part> path) {
        String name = path.get(path.size() - 1).name();
        Problem problem = Problem.error(SYNTAX, here(), "there is no '=' after the key '" + name + "'")
                .expecting("key = value");
        return new MalformedToml(cursor.peek() == ':' ? problem.suggesting("write '=' instead of ':'") : problem);
    }

    private List<Part> key() {
        List<Part> parts = new ArrayList<>();
        do {
            cursor.skipBlanks();
            parts.add(part());
            cursor.skipBlanks();
            goDeeper();
        } while (cursor.take("."));
        return parts;
    }

    private Part part() {
        int start = cursor.at();
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            String name = strings.onOneLine();
            return new Part(name, cursor.span(start, cursor.at()));
        }
        while (isBare(cursor.peek())) {
            cursor.advance(1);
        }
        if (cursor.at() > start) {
            return new Part(cursor.textBetween(start, cursor.at()), cursor.span(start, cursor.at()));
        }
        String what = cursor.peek() == '='
                ? "there is no key before '='"
                : "there is " + characterHere() + " where a key is due";
        throw new MalformedToml(Problem.error(SYNTAX, here(), what)
                .expecting("a key of letters A to Z, digits, '-' and '_', or one in quotes"));
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private void goDeeper() {
        depth++;
        if (depth > DEEPEST) {
            throw new MalformedToml(
                    Problem.error(SYNTAX, cursor.span(cursor.at() - 1, cursor.at()), "this is nested too deep")
                            .expecting("at most " + DEEPEST + " arrays, tables and parts of a key in each other"));
        }
    }

    // Values

    private OutlineNode value() {
        int start = cursor.at();
        switch (cursor.peek()) {
            case '"', '\'' -> strings.any();
            case '[' -> {
                return array();
            }
            case '{' -> {
                return inlineTable();
            }
            default -> bareValue();
        }
        return new OutlineScalar(cursor.span(start, cursor.at()));
    }

    private void bareValue() {
        int start = cursor.at();
        while (!endsBareValue(cursor.peek())) {
            cursor.advance(1);
        }
        String token = cursor.textBetween(start, cursor.at());
        // A date and its time may be separated by a blank.
        if (cursor.peek() == ' ' && token.matches("\\d{4}-\\d{2}-\\d{2}") && Character.isDigit(cursor.peek(1))) {
            do {
                cursor.advance(1);
            } while (!endsBareValue(cursor.peek()));
            token = cursor.textBetween(start, cursor.at());
        }
        if (TomlScalars.isInteger(token) && !TomlScalars.fits(token)) {
            throw new MalformedToml(
                    Problem.error(SYNTAX, cursor.span(start, cursor.at()), token + " is too large for an integer")
                            .expecting("one of 64 bits")
                            .suggesting("write a longer number in quotes, where one is allowed"));
        }
        if (TomlScalars.isPrefixed(token)) {
            prefixed.add(new Token(start, token));
        }
        if (!TomlScalars.isScalar(token)) {
            cursor.moveTo(start);
            throw noValue(token);
        }
    }

    private static boolean endsBareValue(char c) {
        return c == TomlCursor.END || c <= ' ' || c == ',' || c == ']' || c == '}' || c == '#';
    }

    private MalformedToml noValue(String token) {
        if (token.isEmpty()) {
            boolean nothing = cursor.atLineEnd() || cursor.peek() == '#';
            String what = nothing ? "there is no value" : "there is " + characterHere() + " where a value is due";
            return unclosedOr(Problem.error(SYNTAX, here(), what).expecting(A_VALUE));
        }
        // Words without quotes: all of them on the line belong to what was meant to be one text.
        String text = openArrays.isEmpty() ? restOfLine() : token;
        int start = cursor.at();
        Optional<String> meant = TomlScalars.meant(text);
        return unclosedOr(Problem.error(
                        SYNTAX, cursor.span(start, start + text.length()), quoted(text) + " is not a value")
                .expecting(A_VALUE)
                .suggesting(meant.map(word -> "did you mean '" + word + "?")
                        .or(() -> Optional.of(text)
                                .filter(word -> QUOTABLE.matcher(word).matches())
                                .map(word -> "did you mean \"" + word + "\"?"))));
    }

    private OutlineArray array() {
        int start = cursor.at();
        cursor.advance(1);
        openArrays.add(start);
        goDeeper();
        List<OutlineNode> elements = new ArrayList<>();
        toNextOfArray();
        while (cursor.peek() != ']') {
            elements.add(value());
            toNextOfArray();
            if (cursor.take(",")) {
                toNextOfArray();
            } else if (cursor.peek() != ']') {
                String what = "there is " + characterHere() + " after an element of the array";
                throw unclosedOr(Problem.error(SYNTAX, here(), what).expecting("',' or ']'"));
            }
        }
        cursor.advance(1);
        openArrays.remove(openArrays.size() - 1);
        depth--;
        return new OutlineArray(elements, false, cursor.span(start, cursor.at()));
    }

    /** Moves past blanks, line ends and comments between the elements of an array. */
    private void toNextOfArray() {
        cursor.skipBlanks();
        while (cursor.atLineEnd() || cursor.peek() == '#') {
            if (cursor.atEnd()) {
                throw unclosedArray();
            }
            if (cursor.peek() == '#') {
                strings.comment();
            }
            cursor.skipLineEnd();
            cursor.skipBlanks();
        }
    }

    /** The problem, unless a new statement begins here because an array before it was not closed. */
    private MalformedToml unclosedOr(Problem problem) {
        int line = cursor.lineAt(cursor.at());
        boolean unclosed = !openArrays.isEmpty()
                && line > cursor.lineAt(openArrays.get(0))
                && STATEMENT.matcher(cursor.line(line)).matches();
        return unclosed ? unclosedArray() : new MalformedToml(problem);
    }

    private MalformedToml unclosedArray() {
        int start = openArrays.get(0);
        return new MalformedToml(Problem.error(SYNTAX, cursor.span(start, start + 1), "the array is not closed")
                .expecting("']' after its last element"));
    }

    private OutlineTable inlineTable() {
        int start = cursor.at();
        cursor.advance(1);
        OutlineTable table = new OutlineTable(Origin.HEADER, cursor.span(start, start));
        cursor.skipBlanks();
        boolean first = true;
        while (first ? cursor.peek() != '}' : cursor.take(",")) {
            cursor.skipBlanks();
            failAtEndOfInlineTable(first);
            add(table, pair());
            cursor.skipBlanks();
            first = false;
        }
        if (!cursor.take("}")) {
            failAtEndOfInlineTable(true);
            throw new MalformedToml(
                    Problem.error(SYNTAX, here(), "there is " + characterHere() + " after a value of the inline table")
                            .expecting("',' or '}'"));
        }
        OutlineTable complete = new OutlineTable(Origin.INLINE, cursor.span(start, cursor.at()));
        complete.entries().putAll(table.entries());
        return complete;
    }

    private void failAtEndOfInlineTable(boolean commaIsFine) {
        if (cursor.atLineEnd() || cursor.peek() == '#') {
            inlineTableIsOpen = true;
            throw new MalformedToml(Problem.error(SYNTAX, here(), "the inline table does not end on its line")
                    .expecting("'}' on the same line")
                    .suggesting("give a longer table a [header] of its own"));
        }
        if (!commaIsFine && cursor.peek() == '}') {
            throw new MalformedToml(
                    Problem.error(SYNTAX, here(), "there is a ',' after the last value of the inline table")
                            .expecting("'}' without a ',' before it"));
        }
    }

    // Words

    private Span here() {
        int width = cursor.atLineEnd() ? 0 : Character.charCount(cursor.codePoint());
        return cursor.span(cursor.at(), cursor.at() + width);
    }

    private String characterHere() {
        if (cursor.atLineEnd()) {
            return "nothing";
        }
        int c = cursor.codePoint();
        return Character.isISOControl(c)
                ? String.format("the control character U+%04X", c)
                : "'" + Character.toString(c) + "'";
    }

    /** What is left of the line, without a comment. */
    private String restOfLine() {
        String line = cursor.line(cursor.lineAt(cursor.at()));
        String rest =
                line.substring(Math.min(line.length(), cursor.at() - cursor.startOfLine(cursor.lineAt(cursor.at()))));
        int comment = rest.indexOf(" #");
        return comment < 0 ? rest : rest.substring(0, comment).stripTrailing();
    }

    private static String quoted(String text) {
        return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }
}
