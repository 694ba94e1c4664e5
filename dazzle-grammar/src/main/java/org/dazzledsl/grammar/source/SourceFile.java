package org.dazzledsl.grammar.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A text and the name under which people know it.
 *
 * @param path relative to the project's folder, with {@code /} as separator; only used in messages and in outputs
 * @param text the whole text, as read; a byte order mark at its start has been removed
 */
public record SourceFile(String path, String text) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public SourceFile {
        Objects.requireNonNull(path, "path");
        if (path.isEmpty() || path.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("A path is relative and separated by '/': " + path);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
    }

    /**
     * The lines of the text without their ends, LF or CRLF; line {@code n} of a span is element {@code n - 1}. A CR on its
     * own ends no line.
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            lines.add(text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end));
            start = end + 1;
        }
        return lines;
    }
}
