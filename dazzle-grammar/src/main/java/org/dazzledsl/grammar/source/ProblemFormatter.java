package org.dazzledsl.grammar.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes problems as people read them: {@code file:line:column: what}, the offending line and a caret under the place. */
public final class ProblemFormatter {

    private static final int LONGEST_LINE_SHOWN = 160;

    private final Map<String, SourceFile> files = new HashMap<>();

    /** Only of files that have problems: most have none. */
    private final Map<String, List<String>> linesByFile = new HashMap<>();

    public ProblemFormatter(Iterable<SourceFile> files) {
        files.forEach(file -> this.files.putIfAbsent(file.path(), file));
    }

    /** One problem; several lines, the last without a line end. */
    public String format(Problem problem) {
        String kind = problem.isError() ? "" : problem.severity().word() + ": ";
        String head = problem.span() + ": " + kind + problem.sentence();
        String excerpt = excerpt(problem);
        return excerpt.isEmpty() ? head : head + System.lineSeparator() + excerpt;
    }

    /** The line with the problem and a caret below its place; empty where there is no line, or it may hold a secret. */
    public String excerpt(Problem problem) {
        Span span = problem.span();
        List<String> lines = linesByFile.computeIfAbsent(span.file(), this::lines);
        if (problem.code().equals(Problem.MALFORMED_SECRET) || span.line() > lines.size()) {
            return "";
        }
        return excerpt(lines.get(span.line() - 1), span);
    }

    private List<String> lines(String file) {
        return files.containsKey(file) ? files.get(file).lines() : List.of();
    }

    public String format(List<Problem> problems) {
        return problems.stream()
                .sorted(Problem.BY_PLACE)
                .map(this::format)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String excerpt(String line, Span span) {
        int width = line.codePointCount(0, line.length());
        int from = Math.min(span.column() - 1, width);
        int to = span.endLine() == span.line() ? Math.min(span.endColumn() - 1, width) : width;
        // A window of a very long line, so that the caret stays on the screen.
        int start = from < LONGEST_LINE_SHOWN ? 0 : from - LONGEST_LINE_SHOWN / 2;
        int end = Math.min(width, start + LONGEST_LINE_SHOWN);
        int startIndex = line.offsetByCodePoints(0, start);
        String window = line.substring(startIndex, line.offsetByCodePoints(startIndex, end - start));
        StringBuilder caret = new StringBuilder(start > 0 ? " " : "");
        // A tab stays a tab, so that the caret stands under its character however wide the tab is shown.
        window.codePoints().limit(from - start).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        caret.append("^".repeat(Math.max(1, Math.min(to, end) - from)));
        String shown = (start > 0 ? "…" : "") + window + (end < width ? "…" : "");
        return "    " + shown + System.lineSeparator() + "    " + caret;
    }
}
