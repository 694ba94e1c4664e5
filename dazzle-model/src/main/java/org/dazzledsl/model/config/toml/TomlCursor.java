package org.dazzledsl.model.config.toml;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;

/** A place that moves through a text, and the lines and columns of its places. Offsets count UTF-16 units. */
final class TomlCursor {

    /** What {@link #peek} gives after the last character; no TOML text may contain it. */
    static final char END = '\0';

    private final String path;
    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();
    private int at;

    TomlCursor(SourceFile file) {
        this.path = file.path();
        this.text = file.text();
        lineStarts.add(0);
        for (int i = 0; i < text.length(); i++) {
            // As in SourceFile.lines(), which shows the lines to people: a lone carriage return ends no line.
            if (text.charAt(i) == '\n') {
                lineStarts.add(i + 1);
            }
        }
    }

    int at() {
        return at;
    }

    void moveTo(int offset) {
        at = offset;
    }

    void advance(int characters) {
        at = Math.min(text.length(), at + characters);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    int codePoint() {
        return text.codePointAt(at);
    }

    boolean startsWith(String word) {
        return text.startsWith(word, at);
    }

    /** Moves past the word if it stands here. */
    boolean take(String word) {
        boolean here = startsWith(word);
        if (here) {
            at += word.length();
        }
        return here;
    }

    /** Whether the text or a line ends here, with LF or CRLF. */
    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || startsWith("\r\n");
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Moves past the line end that stands here. */
    void skipLineEnd() {
        if (!take("\r\n")) {
            take("\n");
        }
    }

    String textBetween(int from, int to) {
        return text.substring(from, to);
    }

    int length() {
        return text.length();
    }

    /** The line of an offset, from 0. */
    int lineAt(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int lineCount() {
        return lineStarts.size();
    }

    /** Where a line (from 0) starts; the text's length for one after the last. */
    int startOfLine(int line) {
        return line < lineStarts.size() ? lineStarts.get(line) : text.length();
    }

    /** A line (from 0) without its end. */
    String line(int line) {
        return text.substring(startOfLine(line), startOfLine(line + 1)).stripTrailing();
    }

    Span span(int from, int to) {
        int line = lineAt(from);
        int endLine = lineAt(to);
        return new Span(path, line + 1, column(line, from), endLine + 1, column(endLine, to));
    }

    private int column(int line, int offset) {
        return text.codePointCount(startOfLine(line), offset) + 1;
    }
}
