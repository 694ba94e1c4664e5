package org.dazzledsl.grammar.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.Pair;
import org.dazzledsl.grammar.syntax.Constructs;

/**
 * Makes blocks of indentation, and reads by hand what a table-driven lexer reads slowly: strings, comments, kept lines.
 *
 * <p>A line with something on it ends in a NEWLINE, at the end of the text too. An INDENT follows where the next such
 * line stands deeper, a DEDENT for each block that it leaves. A tab before a line's first character counts four columns.
 * Empty lines and lines with nothing but a comment do not count. Brackets do not join lines.
 */
abstract class DazzleLexerBase extends Lexer {

    private static final int COLUMNS_OF_A_TAB = 4;

    /** Longer than the keyword of any construct. */
    private static final int LONGEST_KEYWORD = 20;

    private final Deque<Token> pending = new ArrayDeque<>();
    private final Deque<Integer> indentations = new ArrayDeque<>();
    private LexicalErrors errors;
    private boolean started;
    private boolean ended;
    private boolean inLine;
    private boolean hasContent;
    private boolean keeping;
    private int lastUneven = -1;
    private int lastStrayLine;
    private boolean tooDeepIsTold;
    private int doubleQuotesEndWithLineUntil;
    private int singleQuotesEndWithLineUntil;

    DazzleLexerBase(CharStream input) {
        super(input);
        indentations.push(0);
        removeErrorListeners();
        setTokenFactory(new Factory());
    }

    public void setErrors(LexicalErrors errors) {
        this.errors = errors;
    }

    @Override
    public Token nextToken() {
        if (!started) {
            started = true;
            startLine();
        }
        if (!pending.isEmpty()) {
            return pending.poll();
        }
        if (ended) {
            return mark(EOF);
        }
        Token token = super.nextToken();
        switch (token.getType()) {
            case DazzleLexer.NEWLINE -> {
                inLine = false;
                startLine();
            }
            case EOF -> {
                ended = true;
                if (inLine) {
                    pending.add(mark(DazzleLexer.NEWLINE));
                }
                closeBlocksDeeperThan(0);
                pending.add(token);
                return pending.poll();
            }
            default -> inLine = true;
        }
        return token;
    }

    /** Skips lines with nothing on them, then turns the indentation of the next line into blocks. */
    private void startLine() {
        int width = 0;
        boolean hasTab = false;
        while (true) {
            int next = _input.LA(1);
            if (next == ' ') {
                width++;
            } else if (next == '\t') {
                width += COLUMNS_OF_A_TAB;
                hasTab = true;
            } else if (next == '\n') {
                width = 0;
                hasTab = false;
            } else if (next == '#') {
                skipToEndOfLine();
                continue;
            } else if (next != '\r') {
                if (!Character.isSpaceChar(next)) {
                    break;
                }
                // Looks like a space: the lines below should not be at odds with it on top of that.
                width++;
                consume();
                reportStrayCharacter();
                continue;
            }
            consume();
        }
        if (_input.LA(1) == IntStream.EOF) {
            return;
        }
        indent(width, hasTab);
        hasContent = true;
        if (indentations.size() == 1) {
            keeping = !startsTypedConstruct();
        }
        _mode = keeping ? DazzleLexer.KEPT : DEFAULT_MODE;
    }

    private void indent(int width, boolean hasTab) {
        int current = indentations.peek();
        if (width == lastUneven || width == current) {
            return;
        }
        lastUneven = -1;
        if (width > current) {
            if (indentations.size() > LexicalErrors.DEEPEST) {
                tellTooDeep();
                lastUneven = width;
                return;
            }
            if (!hasContent) {
                errors.indentedMargin(_interp.getLine(), column());
                moveMargin(width);
                return;
            }
            indentations.push(width);
            pending.add(mark(DazzleLexer.INDENT));
            return;
        }
        int inner = closeBlocksDeeperThan(width);
        int outer = indentations.peek();
        if (outer != width) {
            // The line is taken as one of the block before, the block as one of this indentation: whichever of the two
            // the writer meant to be right, the lines that follow do not add an error each.
            errors.unevenIndentation(width, outer, inner, hasTab, _interp.getLine(), column());
            pending.removeLast();
            indentations.push(inner);
            lastUneven = width;
        }
    }

    private void tellTooDeep() {
        if (!tooDeepIsTold) {
            tooDeepIsTold = true;
            errors.tooDeep(_interp.getLine(), column());
        }
    }

    /** The indentation of the last block that was closed. */
    private int closeBlocksDeeperThan(int width) {
        int closed = -1;
        while (indentations.size() > 1 && indentations.peek() > width) {
            closed = indentations.pop();
            pending.add(mark(DazzleLexer.DEDENT));
        }
        if (indentations.peek() > width) {
            moveMargin(width);
        }
        return closed;
    }

    /** The margin is where the constructs begin, once it is said that this is not the left edge. */
    private void moveMargin(int width) {
        indentations.clear();
        indentations.push(width);
    }

    private boolean startsTypedConstruct() {
        int length = 0;
        while (length <= LONGEST_KEYWORD && isWordCharacter(_input.LA(length + 1))) {
            length++;
        }
        if (length == 0 || length > LONGEST_KEYWORD) {
            return false;
        }
        int start = _input.index();
        return Constructs.isTyped(_input.getText(Interval.of(start, start + length - 1)));
    }

    private static boolean isWordCharacter(int character) {
        if (character < 128) {
            return character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '_';
        }
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Called behind an opening quote; ends behind the closing one, which may stand on a later line. */
    protected void readString() {
        int quote = _input.LA(-1);
        int start = _input.index();
        int line = _interp.getLine();
        int column = _interp.getCharPositionInLine();
        boolean endsWithLine = start < (quote == '"' ? doubleQuotesEndWithLineUntil : singleQuotesEndWithLineUntil);
        if (!readToClosingQuote(quote, endsWithLine)) {
            // A search from a later quote would read the same text once more, and find nothing better.
            int end = _input.LA(1) == IntStream.EOF ? Integer.MAX_VALUE : _input.index();
            if (!endsWithLine && quote == '"') {
                doubleQuotesEndWithLineUntil = end;
            } else if (!endsWithLine) {
                singleQuotesEndWithLineUntil = end;
            }
            _input.seek(start);
            _interp.setLine(line);
            _interp.setCharPositionInLine(column);
            skipToLineEnd();
            errors.unterminatedString((char) quote, line, column, column());
        }
    }

    private boolean readToClosingQuote(int quote, boolean endsWithLine) {
        int line = _interp.getLine();
        while (true) {
            int next = _input.LA(1);
            if (next == IntStream.EOF || next == '\n' && endsWithLine) {
                return false;
            }
            consume();
            if (next == '\\' && _input.LA(1) != IntStream.EOF) {
                consume();
            } else if (next == quote) {
                // A word right behind it: this quote opens the next string, and the one that closes this is missing.
                return _interp.getLine() == line || !isWordCharacter(_input.LA(1));
            }
        }
    }

    /** Called behind the first character of the line; ends behind the last that is neither blank nor in a comment. */
    protected void readKeptLine() {
        int character = _input.LA(-1);
        _mode = DEFAULT_MODE;
        while (true) {
            if (character == '"' || character == '\'') {
                readString();
            } else if (!isOrdinary(character)) {
                reportStrayCharacter();
            }
            int blanks = 0;
            int next = _input.LA(1);
            while (next == ' ' || next == '\t' || next == '\r') {
                blanks++;
                next = _input.LA(blanks + 1);
            }
            if (next == '\n' || next == '#' || next == IntStream.EOF) {
                return;
            }
            for (int i = 0; i <= blanks; i++) {
                consume();
            }
            character = next;
        }
    }

    /** Whether a character can be part of a token other than a string. */
    private static boolean isOrdinary(int character) {
        return isWordCharacter(character) || character < 128 && ":,.()[]=-<>!+*/%?$|".indexOf(character) >= 0;
    }

    protected void skipToEndOfLine() {
        while (_input.LA(1) != '\n' && _input.LA(1) != IntStream.EOF) {
            consume();
        }
    }

    /** Like {@link #skipToEndOfLine}, but not into a line end of two characters. */
    private void skipToLineEnd() {
        while (_input.LA(1) != '\n' && _input.LA(1) != IntStream.EOF) {
            if (_input.LA(1) == '\r' && (_input.LA(2) == '\n' || _input.LA(2) == IntStream.EOF)) {
                return;
            }
            consume();
        }
    }

    /** Called behind the character. One a line is told: they seldom come alone. */
    protected void reportStrayCharacter() {
        if (_interp.getLine() != lastStrayLine) {
            lastStrayLine = _interp.getLine();
            errors.strayCharacter(_input.LA(-1), lastStrayLine, _interp.getCharPositionInLine());
        }
    }

    private void consume() {
        _interp.consume(_input);
    }

    private int column() {
        return _interp.getCharPositionInLine() + 1;
    }

    /** The end of a construct, where the lexer stands. */
    Token endOfFile() {
        return mark(EOF);
    }

    /** A token without text where the lexer stands. */
    private Token mark(int type) {
        int index = _input.index();
        DazzleToken token = new DazzleToken(
                _tokenFactorySourcePair, type, Token.DEFAULT_CHANNEL, index, index - 1, _interp.getLine(), column());
        token.setLine(_interp.getLine());
        token.setCharPositionInLine(_interp.getCharPositionInLine());
        return token;
    }

    /** Makes tokens that know their end: when a token is made, the lexer stands right behind it. */
    private final class Factory implements TokenFactory<CommonToken> {

        @Override
        public CommonToken create(
                Pair<TokenSource, CharStream> source,
                int type,
                String text,
                int channel,
                int start,
                int stop,
                int line,
                int charPositionInLine) {
            DazzleToken token = new DazzleToken(source, type, channel, start, stop, _interp.getLine(), column());
            token.setLine(line);
            token.setCharPositionInLine(charPositionInLine);
            return token;
        }

        @Override
        public CommonToken create(int type, String text) {
            throw new UnsupportedOperationException("Every token has a place");
        }
    }
}
