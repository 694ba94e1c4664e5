package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dazzledsl.grammar.antlr.LexicalErrors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;

/** The problems of one text. A line that already has an error of its characters gets no other: it would be of the same mistake. */
final class ProblemCollector implements LexicalErrors {

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
        Problem problem = Problem.error("stray-character", span, describe(codePoint));
        unreadable(
                Character.isSpaceChar(codePoint)
                        ? problem.expecting("an ordinary space")
                        : problem.suggesting("put it in quotes if it belongs to a text"));
    }

    private static String describe(int codePoint) {
        if (codePoint == 0xA0) {
            return "a non-breaking space";
        }
        if (codePoint == '\uFEFF') {
            return "a byte order mark in the middle of the text";
        }
        boolean visible = !Character.isISOControl(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.isDefined(codePoint)
                && Character.getType(codePoint) != Character.FORMAT
                && Character.getType(codePoint) != Character.SURROGATE;
        return visible
                ? "'" + Character.toString(codePoint) + "' has no meaning here"
                : "the character U+%04X has no meaning here".formatted(codePoint);
    }

    @Override
    public void unterminatedString(char quote, int line, int column, int endColumn) {
        Span span = new Span(file, line, column, line, endColumn);
        unreadable(Problem.error("unterminated-string", span, "a text that begins here has no end")
                .expecting("a closing " + quote));
    }

    @Override
    public void unevenIndentation(int indentation, int outer, int inner, int line, int column) {
        Span span = new Span(file, line, 1, line, column);
        add(Problem.error("uneven-indentation", span, "the line is indented by " + columns(indentation))
                .expecting(outer + " or " + inner + ", as the lines above it"));
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
