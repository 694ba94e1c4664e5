package org.dazzledsl.grammar.antlr;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Fields that are called like a block of an entity: {@code publish: bool}, {@code lifecycle: str(20) required}. Each
 * version of Dazzle gave more words to blocks, and specifications had fields of those names before.
 */
final class FieldNames {

    /** Words whose line holds a single word that may be spelled like a type: {@code display_field: email}. */
    private static final Set<Integer> TAKE_A_WORD = Set.of(
            DazzleLexer.ARCHETYPE,
            DazzleLexer.CONSTRAINT,
            DazzleLexer.DISPLAY_FIELD,
            DazzleLexer.DOMAIN,
            DazzleLexer.EXTENDS,
            DazzleLexer.INDEX,
            DazzleLexer.PATTERNS,
            DazzleLexer.SIGNING_TEMPLATE,
            DazzleLexer.SIGNING_VALIDATOR,
            DazzleLexer.SUBTYPE_OF,
            DazzleLexer.UNIQUE,
            DazzleLexer.WAS);

    private FieldNames() {}

    /** Turns such words into names, in the tokens of an entity or an archetype. */
    static void mark(List<Token> tokens) {
        int construct = tokens.get(0).getType();
        if (construct != DazzleLexer.ENTITY && construct != DazzleLexer.ARCHETYPE) {
            return;
        }
        int depth = 0;
        boolean startsLine = false;
        for (int i = 1; i + 3 < tokens.size(); i++) {
            switch (tokens.get(i).getType()) {
                case DazzleLexer.INDENT -> depth++;
                case DazzleLexer.DEDENT -> depth--;
                case DazzleLexer.NEWLINE -> startsLine = true;
                default -> {
                    if (startsLine && depth == 1 && namesField(tokens, i)) {
                        ((CommonToken) tokens.get(i)).setType(DazzleLexer.WORD);
                    }
                    startsLine = false;
                }
            }
        }
    }

    private static boolean namesField(List<Token> tokens, int word) {
        // Whatever follows invariant: is an expression.
        if (tokens.get(word).getType() == DazzleLexer.INVARIANT
                || tokens.get(word + 1).getType() != DazzleLexer.COLON) {
            return false;
        }
        int next = tokens.get(word + 3).getType();
        return switch (tokens.get(word + 2).getType()) {
            case DazzleLexer.STR, DazzleLexer.DECIMAL -> next == DazzleLexer.LPAREN;
            case DazzleLexer.ENUM, DazzleLexer.POLY_REF -> next == DazzleLexer.LBRACKET;
            case DazzleLexer.REF,
                    DazzleLexer.HAS_MANY,
                    DazzleLexer.HAS_ONE,
                    DazzleLexer.EMBEDS,
                    DazzleLexer.BELONGS_TO,
                    DazzleLexer.LATEST_ONE,
                    DazzleLexer.DESCENDANTS_OF,
                    DazzleLexer.ANCESTORS_OF -> isWord(next);
            case DazzleLexer.TEXT,
                    DazzleLexer.INT,
                    DazzleLexer.FLOAT,
                    DazzleLexer.BOOL,
                    DazzleLexer.DATE,
                    DazzleLexer.DATETIME,
                    DazzleLexer.UUID,
                    DazzleLexer.EMAIL,
                    DazzleLexer.SLUG,
                    DazzleLexer.JSON,
                    DazzleLexer.MONEY,
                    DazzleLexer.FILE,
                    DazzleLexer.URL,
                    DazzleLexer.TIMEZONE -> followsType(next, tokens.get(word).getType());
            default -> false;
        };
    }

    private static boolean followsType(int next, int word) {
        return switch (next) {
            case DazzleLexer.REQUIRED,
                    DazzleLexer.OPTIONAL,
                    DazzleLexer.PK,
                    DazzleLexer.UNIQUE,
                    DazzleLexer.AUTO_ADD,
                    DazzleLexer.AUTO_UPDATE,
                    DazzleLexer.SENSITIVE,
                    DazzleLexer.SEARCHABLE,
                    DazzleLexer.INDEXED,
                    DazzleLexer.PII,
                    DazzleLexer.STORAGE,
                    DazzleLexer.EQUALS,
                    DazzleLexer.LPAREN -> true;
            case DazzleLexer.NEWLINE -> !TAKE_A_WORD.contains(word);
            default -> false;
        };
    }

    /** Token types of words stand before those of numbers and signs. */
    private static boolean isWord(int type) {
        return type >= DazzleLexer.MODULE && type <= DazzleLexer.WORD;
    }
}
