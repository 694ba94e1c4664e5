package org.dazzledsl.grammar.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.antlr.DazzleParser.CronTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EveryTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ManualTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SignalTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParserBaseVisitor;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.TriggerSyntax;
import org.dazzledsl.grammar.syntax.TriggerSyntax.EntityEvent.Event;
import org.dazzledsl.grammar.syntax.Word;

/** Reads what starts a process or makes a channel send; empty where a word in it is wrong, which is then a problem. */
final class TriggerReader extends DazzleParserBaseVisitor<Optional<TriggerSyntax>> {

    private static final String STATUS = "status";

    private final Reading reading;

    TriggerReader(Reading reading) {
        this.reading = reading;
    }

    Optional<TriggerSyntax> read(TriggerContext trigger) {
        return visit(trigger);
    }

    @Override
    public Optional<TriggerSyntax> visitEntityTrigger(EntityTriggerContext trigger) {
        List<Name> names = reading.names(trigger.name());
        Name entity = names.get(0);
        Span span = reading.span(trigger);
        if (trigger.DOT() != null) {
            return Optional.of(new TriggerSyntax.FieldChanged(entity, names.get(1), Optional.empty(), span));
        }
        if (trigger.ARROW() == null) {
            return event(names.get(1)).map(event -> new TriggerSyntax.EntityEvent(entity, event, span));
        }
        Name field = names.get(1);
        Name to = names.get(names.size() - 1);
        Optional<Name> from = names.size() == 4 ? Optional.of(names.get(2)) : Optional.empty();
        return Optional.of(
                field.text().equals(STATUS)
                        ? new TriggerSyntax.StatusTransition(entity, from, to, span)
                        : new TriggerSyntax.FieldChanged(entity, field, Optional.of(to), span));
    }

    private Optional<Located<Event>> event(Name written) {
        for (Event event : Event.values()) {
            if (event.word().equals(written.text())) {
                return Optional.of(new Located<>(event, written.span()));
            }
        }
        List<String> words = Arrays.stream(Event.values()).map(Word::word).toList();
        reading.problems()
                .add(Problem.error(
                                "unknown-word",
                                written.span(),
                                Wording.quote(written.text()) + " is nothing that happens to an entity")
                        .expecting("created, updated, deleted, or a change such as status -> paid")
                        .suggesting(Suggestions.didYouMean(written.text(), words)));
        return Optional.empty();
    }

    @Override
    public Optional<TriggerSyntax> visitServiceTrigger(ServiceTriggerContext trigger) {
        return Optional.of(new TriggerSyntax.ServiceOutcome(
                reading.name(trigger.name(0)), reading.optionalName(trigger.name(1)), reading.span(trigger)));
    }

    @Override
    public Optional<TriggerSyntax> visitEveryTrigger(EveryTriggerContext trigger) {
        return reading.duration(trigger.duration())
                .map(interval -> new TriggerSyntax.Every(interval, reading.span(trigger)));
    }

    @Override
    public Optional<TriggerSyntax> visitCronTrigger(CronTriggerContext trigger) {
        return Optional.of(new TriggerSyntax.Cron(reading.text(trigger.text()), reading.span(trigger)));
    }

    @Override
    public Optional<TriggerSyntax> visitManualTrigger(ManualTriggerContext trigger) {
        return Optional.of(new TriggerSyntax.Manual(reading.span(trigger)));
    }

    @Override
    public Optional<TriggerSyntax> visitSignalTrigger(SignalTriggerContext trigger) {
        return Optional.of(new TriggerSyntax.Signal(reading.name(trigger.name()), reading.span(trigger)));
    }

    @Override
    public Optional<TriggerSyntax> visitProcessTrigger(ProcessTriggerContext trigger) {
        return Optional.of(new TriggerSyntax.ProcessCompleted(reading.name(trigger.name(0)), reading.span(trigger)));
    }
}
