package org.dazzledsl.grammar.source;

import java.util.Objects;

/**
 * A stretch of a source file. Lines and columns count from 1; a column counts Unicode code points, a tab as one. The end
 * is exclusive: an element of three characters at the start of a line has columns 1 and 4.
 *
 * @param file the path of the {@link SourceFile}
 */
public record Span(String file, int line, int column, int endLine, int endColumn) implements Comparable<Span> {

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
        int order = file.compareTo(other.file);
        if (order == 0) {
            order = Integer.compare(line, other.line);
        }
        if (order == 0) {
            order = Integer.compare(column, other.column);
        }
        if (order == 0) {
            order = Integer.compare(endLine, other.endLine);
        }
        return order == 0 ? Integer.compare(endColumn, other.endColumn) : order;
    }

    /** Written out, as all here: spans are compared in every build, and what Java makes of a record starts slowly. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Span span
                && line == span.line
                && column == span.column
                && endLine == span.endLine
                && endColumn == span.endColumn
                && file.equals(span.file);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * file.hashCode() + line) + column;
    }
}
