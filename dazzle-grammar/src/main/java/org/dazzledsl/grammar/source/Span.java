package org.dazzledsl.grammar.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A stretch of a source file. Lines and columns count from 1; a column counts Unicode code points, a tab as one. The end
 * is exclusive: an element of three characters at the start of a line has columns 1 and 4.
 *
 * @param file the path of the {@link SourceFile}
 */
public record Span(String file, int line, int column, int endLine, int endColumn) implements Comparable<Span> {

    private static final Comparator<Span> ORDER = Comparator.comparing(Span::file)
            .thenComparingInt(Span::line)
            .thenComparingInt(Span::column)
            .thenComparingInt(Span::endLine)
            .thenComparingInt(Span::endColumn);

    public Span {
        Objects.requireNonNull(file, "file");
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "Not a span: " + file + ":" + line + ":" + column + "-" + endLine + ":" + endColumn);
        }
    }

    /** A span of no width, for what has a place but no extent (the end of a file, say). */
    public static Span at(String file, int line, int column) {
        return new Span(file, line, column, line, column);
    }

    /** From the start of this span to the end of {@code last}, which must not begin before this one. */
    public Span through(Span last) {
        return new Span(file, line, column, last.endLine, last.endColumn);
    }

    /** {@code file:line:column}, as terminals and editors make it clickable. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
