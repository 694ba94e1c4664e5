package org.dazzledsl.grammar.reading;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.dazzledsl.grammar.antlr.ConstructTokens;
import org.dazzledsl.grammar.antlr.DazzleLexer;
import org.dazzledsl.grammar.antlr.DazzleToken;
import org.dazzledsl.grammar.source.Span;

/** Spans of tokens and of rules; line ends and the ends of blocks belong to none. */
final class Places {

    private final String file;
    private final ConstructTokens tokens;

    Places(String file, ConstructTokens tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    Span of(Token token) {
        DazzleToken place = (DazzleToken) token;
        return new Span(file, place.getLine(), place.column(), place.endLine(), place.endColumn());
    }

    Span of(Token first, Token end) {
        return of(first).through(of(lastVisible(first, end)));
    }

    Span of(ParserRuleContext rule) {
        return of(rule.getStart(), rule.getStop());
    }

    /** Right behind what stands before a token. */
    Span behindPrevious(Token token) {
        DazzleToken previous = (DazzleToken) tokens.get(Math.max(0, token.getTokenIndex() - 1));
        return Span.at(file, previous.endLine(), previous.endColumn());
    }

    /** As written, from the first token to the last that is no line end. */
    String text(Token first, Token end) {
        return tokens.textBetween(first, lastVisible(first, end));
    }

    private Token lastVisible(Token first, Token end) {
        int index = end.getTokenIndex();
        while (index > first.getTokenIndex() && isInvisible(tokens.get(index))) {
            index--;
        }
        return tokens.get(index);
    }

    static boolean isInvisible(Token token) {
        return switch (token.getType()) {
            case DazzleLexer.NEWLINE, DazzleLexer.INDENT, DazzleLexer.DEDENT, Token.EOF -> true;
            default -> false;
        };
    }
}
