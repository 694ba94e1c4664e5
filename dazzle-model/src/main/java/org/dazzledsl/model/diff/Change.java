package org.dazzledsl.model.diff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource that a deployment changes.
 *
 * @param stack {@code Messaging}
 * @param logicalId of the resource; of an output, {@code Outputs}
 * @param name the physical name, where the template fixes it
 * @param explanation what the verdict comes from and what it means, in words; blank for a plain addition, deletion or update
 * @param widenings what access is opened, a sentence each
 * @param source where it is known from that CloudFormation replaces the resource
 * @param properties those that change; none for a resource that is added or deleted
 */
public record Change(
        String stack,
        String logicalId,
        String type,
        Optional<String> name,
        Verdict verdict,
        Meaning meaning,
        String explanation,
        List<String> widenings,
        Optional<String> source,
        List<PropertyChange> properties,
        List<Cause> causes) {

    public Change {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(explanation, "explanation");
        widenings = List.copyOf(widenings);
        Objects.requireNonNull(source, "source");
        properties = List.copyOf(properties);
        causes = List.copyOf(causes);
    }

    /** {@code QueueOrders (bank-staging-orders)}. */
    public String subject() {
        return logicalId + name.map(physical -> " (" + physical + ")").orElse("");
    }

    /** One or more sentences without what caused it. */
    public String sentence() {
        StringBuilder text = new StringBuilder(subject()).append(' ').append(verdict.words());
        if (!explanation.isEmpty()) {
            text.append(explanation.startsWith(",") ? "" : ": ").append(explanation);
        }
        String separator = explanation.isEmpty() ? ": " : "; ";
        return widenings.isEmpty()
                ? text.toString()
                : text.append(separator).append(String.join("; ", widenings)).toString();
    }
}
