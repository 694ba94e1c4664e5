package org.dazzledsl.grammar.antlr;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/** A token that also knows where it ends; a string or a kept line may end on a later line than it begins. */
public final class DazzleToken extends CommonToken {

    private static final long serialVersionUID = 1L;

    private final int endLine;
    private final int endColumn;

    DazzleToken(
            Pair<TokenSource, CharStream> source,
            int type,
            int channel,
            int start,
            int stop,
            int endLine,
            int endColumn) {
        super(source, type, channel, start, stop);
        this.endLine = endLine;
        this.endColumn = endColumn;
    }

    /** The line of the token's last character, from 1. */
    public int endLine() {
        return endLine;
    }

    /** The column behind the token's last character, from 1. */
    public int endColumn() {
        return endColumn;
    }

    /** The column of the token's first character, from 1. */
    public int column() {
        return getCharPositionInLine() + 1;
    }
}
