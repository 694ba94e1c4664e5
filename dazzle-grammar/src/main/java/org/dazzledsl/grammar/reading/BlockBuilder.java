package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.dazzledsl.grammar.antlr.DazzleParser.RestContext;
import org.dazzledsl.grammar.antlr.DazzleParserBaseVisitor;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Name;

/** Collects the lines of a block in any order; each kind of block has its own. */
abstract class BlockBuilder extends DazzleParserBaseVisitor<Void> {

    final Reading reading;
    final List<KeptLine> kept = new ArrayList<>();

    BlockBuilder(Reading reading) {
        this.reading = reading;
    }

    <T> Once<T> once() {
        return new Once<>(reading.problems());
    }

    /** Visits the lines that could be read. */
    void readAll(List<? extends ParserRuleContext> lines) {
        for (ParserRuleContext line : lines) {
            if (line.exception == null) {
                visit(line);
                reading.checkEnd(line);
            }
        }
    }

    <T> void set(Once<T> once, ParserRuleContext line, T value) {
        set(once, line, Optional.of(value));
    }

    /** Sets what the line's first word is the key of. */
    <T> void set(Once<T> once, ParserRuleContext line, Optional<T> value) {
        Token key = line.getStart();
        once.set(key.getText(), reading.places().of(key), value);
    }

    /**
     * Keeps a line that the block has no type for; what is nearly one of the block's keys is a mistake.
     *
     * @param block the block in words, with its article
     */
    void keep(ParserRuleContext line, RestContext rest, String block, Keys keys) {
        KeptLine keptLine = reading.keptLine(line.getStart(), rest);
        kept.add(keptLine);
        String key = keptLine.keyword();
        if (key.isEmpty() || keys.isKnown(key)) {
            return;
        }
        unknownKey(reading.name(line.getStart()), block, keys);
    }

    /** An error where the key is nearly one of the block's, a warning otherwise: another version may know it. */
    void unknownKey(Name key, String block, Keys keys) {
        Optional<String> near = Suggestions.didYouMean(key.text(), keys.all());
        String message = "unknown key '" + key + "' in " + block;
        Problem problem = near.isPresent()
                ? Problem.error("unknown-key", key.span(), message).suggesting(near)
                : Problem.warning("unknown-key", key.span(), message).expecting(Wording.either(keys.all()));
        reading.problems().add(problem);
    }

    /** Keeps a line that may say anything. */
    void keep(ParserRuleContext line, RestContext rest) {
        kept.add(reading.keptLine(line.getStart(), rest));
    }
}
