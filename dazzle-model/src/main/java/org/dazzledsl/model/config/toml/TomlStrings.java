package org.dazzledsl.model.config.toml;

import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Utf8Text;

/** The strings and comments of a TOML text, from where the cursor stands. */
final class TomlStrings {

    private static final String SYNTAX = "toml-syntax";
    private static final String ESCAPES = "btnfr\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\"\\";

    private final TomlCursor cursor;

    TomlStrings(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** Moves past a string of any kind. */
    void any() {
        if (cursor.startsWith("\"\"\"") || cursor.startsWith("'''")) {
            overLines();
        } else {
            onOneLine();
        }
    }

    /** Moves past a string that ends on its line, and gives what it says. */
    String onOneLine() {
        int start = cursor.at();
        char quote = cursor.peek();
        StringBuilder text = new StringBuilder();
        cursor.advance(1);
        while (cursor.peek() != quote) {
            if (cursor.atLineEnd()) {
                throw new MalformedToml(
                        Problem.error(SYNTAX, cursor.span(start, cursor.at()), "the string is not closed")
                                .expecting(quote + " at its end"));
            }
            character(quote == '"', text);
        }
        cursor.advance(1);
        return text.toString();
    }

    private void overLines() {
        int start = cursor.at();
        String quotes = cursor.textBetween(start, start + 3);
        StringBuilder text = new StringBuilder();
        cursor.advance(3);
        while (!cursor.startsWith(quotes)) {
            if (cursor.atEnd()) {
                throw new MalformedToml(Problem.error(SYNTAX, cursor.span(start, start + 3), "the string is not closed")
                        .expecting(quotes + " at its end"));
            }
            if (cursor.atLineEnd()) {
                cursor.skipLineEnd();
            } else if (!(quotes.charAt(0) == '"' && joinsLines())) {
                character(quotes.charAt(0) == '"', text);
            }
        }
        cursor.advance(3);
        // One or two more quotes belong to the text: """"quoted"""".
        for (int i = 0; i < 2 && cursor.peek() == quotes.charAt(0); i++) {
            cursor.advance(1);
        }
    }

    /** Moves past a backslash at the end of a line, which joins it with the next. */
    private boolean joinsLines() {
        int start = cursor.at();
        if (cursor.peek() == '\\') {
            cursor.advance(1);
            cursor.skipBlanks();
            if (cursor.atLineEnd() && !cursor.atEnd()) {
                return true;
            }
        }
        cursor.moveTo(start);
        return false;
    }

    /** Moves past a comment, to the end of its line. */
    void comment() {
        while (!cursor.atLineEnd()) {
            character(false, new StringBuilder());
        }
    }

    private void character(boolean escapes, StringBuilder text) {
        int start = cursor.at();
        int c = cursor.codePoint();
        if (escapes && c == '\\') {
            cursor.advance(1);
            escape(start, text);
            return;
        }
        if (c < ' ' && c != '\t' || c == 0x7F) {
            throw new MalformedToml(Problem.error(
                            SYNTAX,
                            cursor.span(start, start + 1),
                            String.format("the control character U+%04X is not allowed here", c))
                    .expecting("text without control characters"));
        }
        text.appendCodePoint(c);
        cursor.advance(Character.charCount(c));
    }

    private void escape(int start, StringBuilder text) {
        char letter = cursor.peek();
        int simple = ESCAPES.indexOf(letter);
        if (simple >= 0) {
            text.append(ESCAPED.charAt(simple));
            cursor.advance(1);
            return;
        }
        int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        int from = start + 2;
        int to = Math.min(from + digits, cursor.length());
        String hex = digits == 0 ? "" : cursor.textBetween(from, to);
        if (digits > 0 && hex.matches("[0-9A-Fa-f]{" + digits + "}")) {
            long codePoint = Long.parseLong(hex, 16);
            if (!isText(codePoint)) {
                throw new MalformedToml(Problem.error(
                                SYNTAX,
                                cursor.span(start, to),
                                "'" + cursor.textBetween(start, to) + "' stands for no character")
                        .expecting("the number of a character in Unicode"));
            }
            text.appendCodePoint((int) codePoint);
            cursor.moveTo(to);
            return;
        }
        int end = cursor.atLineEnd() ? start + 1 : start + 1 + Character.charCount(cursor.codePoint());
        throw new MalformedToml(Problem.error(
                        SYNTAX, cursor.span(start, end), "'" + cursor.textBetween(start, end) + "' is not an escape")
                .expecting("\\b \\t \\n \\f \\r \\\" \\\\ \\uXXXX or \\UXXXXXXXX")
                .suggesting("write \\\\ for a backslash, or the text in single quotes"));
    }

    private static boolean isText(long codePoint) {
        return codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                && !Utf8Text.isNoncharacter((int) codePoint);
    }
}
