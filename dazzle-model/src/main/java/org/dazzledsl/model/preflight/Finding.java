package org.dazzledsl.model.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.DeployConfig.Suppression;

/**
 * What a rule says of a plan or a template.
 *
 * @param id of the rule
 * @param message one sentence without a full stop
 * @param place the line that caused it
 * @param elements the stable ids of the elements behind it, the one that decides first; empty for a template that was not
 *     made from a specification
 * @param remediation what to do
 * @param suppression by which it is accepted
 */
public record Finding(
        String id,
        Severity severity,
        Status status,
        String message,
        Span place,
        List<String> elements,
        Subject subject,
        String remediation,
        Optional<Suppression> suppression) {

    /** The worst first; then by rule and place, so that what belongs together stands together. */
    public static final Comparator<Finding> WORST_FIRST = Finding::inOrder;

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(suppression, "suppression");
        elements = List.copyOf(elements);
        if (id.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("A finding names its rule and says what it found");
        }
    }

    /**
     * What it is about.
     *
     * @param stack {@code Data}
     * @param logicalId of a resource in the stack
     * @param property of the resource, in dots: {@code Ebs.Encrypted}
     */
    public record Subject(Optional<String> stack, Optional<String> logicalId, Optional<String> property) {

        /** The plan or the configuration as a whole. */
        public static final Subject NONE = new Subject(Optional.empty(), Optional.empty(), Optional.empty());

        public Subject {
            Objects.requireNonNull(stack, "stack");
            Objects.requireNonNull(logicalId, "logicalId");
            Objects.requireNonNull(property, "property");
        }

        public static Subject of(String stack, String logicalId) {
            return new Subject(Optional.of(stack), Optional.of(logicalId), Optional.empty());
        }

        public Subject at(String path) {
            return new Subject(stack, logicalId, path.isEmpty() ? Optional.empty() : Optional.of(path));
        }

        /** {@code Data/AssetsBucket}; blank for the whole. */
        public String resource() {
            return stack.isPresent() && logicalId.isPresent() ? stack.get() + "/" + logicalId.get() : stack.orElse("");
        }

        /** {@code Data/AssetsBucket.CorsConfiguration}; blank for the whole. */
        @Override
        public String toString() {
            return property.isPresent() ? resource() + "." + property.get() : resource();
        }
    }

    private static int inOrder(Finding one, Finding other) {
        int order = one.status.compareTo(other.status);
        if (order == 0) {
            order = other.severity.compareTo(one.severity);
        }
        if (order == 0) {
            order = one.id.compareTo(other.id);
        }
        if (order == 0) {
            order = one.place.compareTo(other.place);
        }
        if (order == 0) {
            order = one.subject.toString().compareTo(other.subject.toString());
        }
        return order == 0 ? one.message.compareTo(other.message) : order;
    }

    public boolean counts() {
        return status == Status.FINDING;
    }

    Finding suppressedBy(Suppression accepted) {
        return new Finding(
                id, severity, Status.SUPPRESSED, message, place, elements, subject, remediation, Optional.of(accepted));
    }

    Finding knownBefore() {
        return new Finding(id, severity, Status.BASELINE, message, place, elements, subject, remediation, suppression);
    }
}
