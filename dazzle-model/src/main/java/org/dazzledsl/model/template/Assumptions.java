package org.dazzledsl.model.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is assumed of the equalities that conditions ask for. */
record Assumptions(Map<Equality, Boolean> truths) {

    static final Assumptions NONE = new Assumptions(Map.of());

    /**
     * A question that only a deployment answers.
     *
     * @param subject what is not known, in words
     * @param value what it is compared with
     */
    record Equality(String subject, String value) {}

    Optional<Boolean> of(Equality equality) {
        Boolean assumed = truths.get(equality);
        if (assumed != null) {
            return Optional.of(assumed);
        }
        // It is one thing only at a time.
        boolean isAnother = truths.entrySet().stream()
                .anyMatch(entry -> entry.getValue() && entry.getKey().subject().equals(equality.subject()));
        return isAnother ? Optional.of(false) : Optional.empty();
    }

    Assumptions and(Equality equality, boolean truth) {
        Map<Equality, Boolean> more = new LinkedHashMap<>(truths);
        more.put(equality, truth);
        return new Assumptions(more);
    }

    String inWords() {
        return truths.entrySet().stream()
                .map(entry -> entry.getKey().subject() + (entry.getValue() ? " is '" : " is not '")
                        + entry.getKey().value() + "'")
                .collect(Collectors.joining(" and "));
    }
}
