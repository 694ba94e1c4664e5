package org.dazzledsl.grammar.syntax;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** What starts a process or makes a channel send. */
public sealed interface TriggerSyntax {

    Span span();

    /** {@code entity Order created}. */
    record EntityEvent(Name entity, Located<Event> event, Span span) implements TriggerSyntax {

        public enum Event implements Word {
            CREATED,
            UPDATED,
            DELETED
        }
    }

    /** {@code entity Order status -> paid}, {@code entity Order status draft -> paid}. */
    record StatusTransition(Name entity, Optional<Name> from, Name to, Span span) implements TriggerSyntax {}

    /** {@code entity Order.total changed}, {@code entity Order priority -> high}. */
    record FieldChanged(Name entity, Name field, Optional<Name> value, Span span) implements TriggerSyntax {}

    /** {@code service charge_card succeeded}; the outcome is {@code called}, {@code succeeded} or {@code failed}. */
    record ServiceOutcome(Name service, Optional<Name> outcome, Span span) implements TriggerSyntax {}

    /** {@code every 1h}. */
    record Every(DurationSyntax interval, Span span) implements TriggerSyntax {}

    /** {@code cron "0 9 * * *"}. */
    record Cron(Text expression, Span span) implements TriggerSyntax {}

    /** {@code manual}. */
    record Manual(Span span) implements TriggerSyntax {}

    /** {@code signal payment_received}. */
    record Signal(Name signal, Span span) implements TriggerSyntax {}

    /** {@code process fulfilment completed}. */
    record ProcessCompleted(Name process, Span span) implements TriggerSyntax {}
}
