package org.dazzledsl.grammar.antlr;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** The tokens of one top-level construct, with an end of file behind them. */
public final class ConstructTokens implements TokenStream {

    private final TokenSource source;
    private final CharStream characters;
    private final List<Token> tokens;
    private final Token last;
    private int position;

    private ConstructTokens(TokenSource source, CharStream characters, List<Token> tokens) {
        this.source = source;
        this.characters = characters;
        this.tokens = tokens;
        this.last = tokens.get(tokens.size() - 1);
    }

    /** Splits what a lexer reads at the margin: a construct is a line at the margin and what is indented below it. */
    public static final class Reader {

        private final DazzleLexer lexer;
        private Token ahead;

        public Reader(DazzleLexer lexer) {
            this.lexer = lexer;
            this.ahead = lexer.nextToken();
        }

        /** Whether there is a construct left. */
        public boolean hasNext() {
            return ahead.getType() != Token.EOF;
        }

        public ConstructTokens next() {
            List<Token> tokens = new ArrayList<>();
            int depth = 0;
            boolean complete = false;
            while (!complete) {
                int type = ahead.getType();
                if (type == DazzleLexer.INDENT) {
                    depth++;
                } else if (type == DazzleLexer.DEDENT) {
                    depth--;
                }
                add(tokens, ahead);
                ahead = lexer.nextToken();
                complete = ahead.getType() == Token.EOF
                        || depth == 0
                                && (type == DazzleLexer.NEWLINE || type == DazzleLexer.DEDENT)
                                && ahead.getType() != DazzleLexer.INDENT;
            }
            add(tokens, lexer.endOfFile());
            FieldNames.mark(tokens);
            return new ConstructTokens(lexer, lexer.getInputStream(), tokens);
        }

        private static void add(List<Token> tokens, Token token) {
            ((DazzleToken) token).setTokenIndex(tokens.size());
            tokens.add(token);
        }
    }

    /** The text between two tokens, both included, as it is written. */
    public String textBetween(Token first, Token end) {
        return characters.getText(Interval.of(first.getStartIndex(), end.getStopIndex()));
    }

    @Override
    public Token LT(int k) {
        int index = k > 0 ? position + k - 1 : position + k;
        if (index < 0) {
            return null;
        }
        return index < tokens.size() ? tokens.get(index) : last;
    }

    @Override
    public int LA(int i) {
        return LT(i).getType();
    }

    @Override
    public void consume() {
        if (position < tokens.size() - 1) {
            position++;
        }
    }

    @Override
    public Token get(int index) {
        return tokens.get(index);
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // Everything is held in memory.
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = index;
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public String getSourceName() {
        return source.getSourceName();
    }

    @Override
    public TokenSource getTokenSource() {
        return source;
    }

    @Override
    public String getText(Interval interval) {
        return textBetween(tokens.get(interval.a), tokens.get(interval.b));
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.size() - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token start, Token stop) {
        return textBetween(start, stop);
    }
}
