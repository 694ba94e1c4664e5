package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.dazzledsl.grammar.syntax.TriggerSyntax;

/** What starts a process or makes a channel send. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "on")
public sealed interface Trigger {

    @JsonTypeName("entity_event")
    record EntityEvent(String entity, TriggerSyntax.EntityEvent.Event event) implements Trigger {}

    @JsonTypeName("status_transition")
    record StatusTransition(String entity, Optional<String> from, String to) implements Trigger {}

    @JsonTypeName("field_changed")
    record FieldChanged(String entity, String field, Optional<String> value) implements Trigger {}

    @JsonTypeName("service_outcome")
    record ServiceOutcome(String service, Optional<String> outcome) implements Trigger {}

    @JsonTypeName("time")
    record Time(Timing timing) implements Trigger {}

    @JsonTypeName("manual")
    record Manual() implements Trigger {}

    @JsonTypeName("signal")
    record Signal(String signal) implements Trigger {}

    @JsonTypeName("process_completed")
    record ProcessCompleted(String process) implements Trigger {}
}
