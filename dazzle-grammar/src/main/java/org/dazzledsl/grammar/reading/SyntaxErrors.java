package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.source.Problem;

/**
 * Where reading goes on after a mistake: the line with the mistake is left out, and the lines indented below it; the next
 * line of the same block is read again. A mistake in a construct's header leaves out the construct.
 */
final class SyntaxErrors implements ANTLRErrorStrategy {

    /** The rules that are a line each, with the lines below it. */
    private static final Set<Integer> LINES = Set.of(
            DazzleParser.RULE_setting,
            DazzleParser.RULE_arrowSetting,
            DazzleParser.RULE_dashItem,
            DazzleParser.RULE_parameter,
            DazzleParser.RULE_appItem,
            DazzleParser.RULE_entityItem,
            DazzleParser.RULE_enumItem,
            DazzleParser.RULE_serviceItem,
            DazzleParser.RULE_foreignModelItem,
            DazzleParser.RULE_integrationItem,
            DazzleParser.RULE_integrationActionItem,
            DazzleParser.RULE_integrationSyncItem,
            DazzleParser.RULE_experienceItem,
            DazzleParser.RULE_experienceStepItem,
            DazzleParser.RULE_channelItem,
            DazzleParser.RULE_sendItem,
            DazzleParser.RULE_receiveItem,
            DazzleParser.RULE_messageItem,
            DazzleParser.RULE_processItem,
            DazzleParser.RULE_processTriggerItem,
            DazzleParser.RULE_step,
            DazzleParser.RULE_stepItem,
            DazzleParser.RULE_compensation,
            DazzleParser.RULE_compensationItem,
            DazzleParser.RULE_scheduleItem,
            DazzleParser.RULE_ledgerItem,
            DazzleParser.RULE_transactionItem,
            DazzleParser.RULE_transferItem,
            DazzleParser.RULE_tenancyItem,
            DazzleParser.RULE_webhookItem,
            DazzleParser.RULE_webhookAuthItem,
            DazzleParser.RULE_jobItem,
            DazzleParser.RULE_llmModelItem,
            DazzleParser.RULE_llmConfigItem,
            DazzleParser.RULE_llmIntentItem,
            DazzleParser.RULE_llmTriggerItem);

    private final Wording wording;
    private final List<Problem> problems = new ArrayList<>();
    private RecognitionException reported;

    SyntaxErrors(Wording wording) {
        this.wording = wording;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public void reportError(Parser parser, RecognitionException mistake) {
        if (mistake != reported) {
            reported = mistake;
            problems.add(wording.describe(mistake));
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException mistake) {
        int rule = parser.getContext().getRuleIndex();
        if (LINES.contains(rule)) {
            skipLine(parser);
        } else if (rule == DazzleParser.RULE_construct) {
            parser.getInputStream().seek(parser.getInputStream().size() - 1);
        } else {
            throw mistake;
        }
    }

    /** To the end of the line that the parser got to, and of the blocks that the rule entered or that stand below it. */
    private static void skipLine(Parser parser) {
        TokenStream tokens = parser.getInputStream();
        int start = parser.getContext().getStart().getTokenIndex();
        int depth = 0;
        for (int i = start; i < tokens.index(); i++) {
            depth += levels(tokens.get(i).getType());
        }
        boolean isAtNextLine = tokens.index() > start && Places.isInvisible(tokens.LT(-1));
        while (!isAtNextLine && tokens.LA(1) != Token.EOF) {
            isAtNextLine = tokens.LA(1) == DazzleParser.NEWLINE;
            tokens.consume();
        }
        while (tokens.LA(1) != Token.EOF && (depth > 0 || tokens.LA(1) == DazzleParser.INDENT)) {
            depth += levels(tokens.LA(1));
            tokens.consume();
        }
    }

    private static int levels(int tokenType) {
        return switch (tokenType) {
            case DazzleParser.INDENT -> 1;
            case DazzleParser.DEDENT -> -1;
            default -> 0;
        };
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        // Nothing is guessed: what a rule cannot take is a mistake of that rule.
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reset(Parser parser) {
        problems.clear();
        reported = null;
    }

    @Override
    public void reportMatch(Parser parser) {
        // Nothing to forget.
    }
}
