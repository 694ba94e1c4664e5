package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dazzledsl.grammar.antlr.LexicalErrors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;

/** The problems of one text. A line that already has an error of its characters gets no other: it would be of the same mistake. */
final class ProblemCollector implements LexicalErrors {

    private static final int NON_BREAKING_SPACE = 0xA0;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final String TYPOGRAPHIC_QUOTES = "\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB";

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final BitSet unreadableLines = new BitSet();

    ProblemCollector(String file) {
        this.file = file;
    }

    void add(Problem problem) {
        if (!unreadableLines.get(problem.span().line())) {
            problems.add(problem);
        }
    }

    List<Problem> byPlace() {
        return problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    @Override
    public void strayCharacter(int codePoint, int line, int column) {
        Span span = new Span(file, line, column, line, column + 1);
        if (TYPOGRAPHIC_QUOTES.indexOf(codePoint) >= 0) {
            unreadable(stray(span, "'" + Character.toString(codePoint) + "' opens no text")
                    .expecting("straight quotes, \" or '"));
        } else if (codePoint == BYTE_ORDER_MARK) {
            unreadable(stray(span, "a byte order mark stands in the middle of the text"));
        } else if (Character.isSpaceChar(codePoint)) {
            String kind = codePoint == NON_BREAKING_SPACE ? "a non-breaking space" : "an unusual space";
            unreadable(stray(span, kind + " (U+%04X) stands here".formatted(codePoint))
                    .expecting("an ordinary one"));
        } else if (isVisible(codePoint)) {
            unreadable(stray(span, "'" + Character.toString(codePoint) + "' has no meaning here")
                    .suggesting("put it in quotes if it belongs to a text"));
        } else {
            unreadable(stray(span, "the character U+%04X has no meaning here".formatted(codePoint)));
        }
    }

    private static Problem stray(Span span, String message) {
        return Problem.error("stray-character", span, message);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public void unterminatedString(char quote, int line, int column, int endColumn) {
        Span span = new Span(file, line, column, line, endColumn);
        unreadable(Problem.error("unterminated-string", span, "the text that begins here has no closing " + quote));
    }

    @Override
    public void unevenIndentation(int indentation, int outer, int inner, boolean hasTab, int line, int column) {
        Span span = new Span(file, line, 1, line, column);
        Problem problem = Problem.error("uneven-indentation", span, "the line is indented by " + columns(indentation))
                .expecting(outer + " or " + inner + ", as the lines above it");
        add(hasTab ? problem.suggesting("a tab counts four columns, better use spaces alone") : problem);
    }

    @Override
    public void indentedMargin(int line, int column) {
        Span span = new Span(file, line, 1, line, column);
        add(Problem.error("unexpected-indentation", span, "the first line is indented")
                .expecting("it at the margin"));
    }

    @Override
    public void tooDeep(int line, int column) {
        Span span = new Span(file, line, 1, line, column);
        add(Problem.error("too-deep", span, "blocks are nested more than " + DEEPEST + " deep"));
    }

    private void unreadable(Problem problem) {
        add(problem);
        unreadableLines.set(problem.span().line());
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }
}
