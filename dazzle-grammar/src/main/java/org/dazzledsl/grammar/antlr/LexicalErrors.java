package org.dazzledsl.grammar.antlr;

/** Told by the lexer what it cannot read. Lines and columns count from 1, columns in code points, ends are exclusive. */
public interface LexicalErrors {

    /** How many blocks may stand within one another. */
    int DEEPEST = 100;

    /** A character that is no part of the language, where it is the first such one of its line. */
    void strayCharacter(int codePoint, int line, int column);

    /** A string whose closing quote is missing; the place is the opening quote's. */
    void unterminatedString(char quote, int line, int column, int endColumn);

    /**
     * A line that is indented less than the block it follows and more than the one around that block.
     *
     * @param indentation of the line, in columns
     * @param outer the indentation of the block around, in columns
     * @param inner the indentation of the block before, in columns
     * @param hasTab whether a tab is part of the line's indentation
     */
    void unevenIndentation(int indentation, int outer, int inner, boolean hasTab, int line, int column);

    /** The first line of the text is indented. */
    void indentedMargin(int line, int column);

    /** A line that begins a block deeper than {@value #DEEPEST} levels. */
    void tooDeep(int line, int column);
}
