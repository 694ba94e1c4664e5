package org.dazzledsl.grammar.syntax;

import java.util.List;
import org.dazzledsl.grammar.source.Span;

/**
 * A line that is kept as it stands, and the lines indented below it. Nothing of a specification vanishes, whatever
 * version of the language it was written for.
 *
 * @param text the line without its indentation, its comment and the blanks at its end; a string in it may span lines
 * @param span of the text, without the lines below
 */
public record KeptLine(String text, List<KeptLine> lines, Span span) {

    public KeptLine {
        lines = List.copyOf(lines);
    }

    /** The line's first word (letters, digits, {@code _}); empty when it starts with something else. */
    public String keyword() {
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            if (character != '_' && !Character.isLetterOrDigit(character)) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
