package org.dazzledsl.model.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is assumed of the equalities that conditions ask for. */
record Assumptions(List<Assumption> all) {

    static final Assumptions NONE = new Assumptions(List.of());

    private record Assumption(Equality equality, boolean holds) {}

    /**
     * A question that only a deployment answers.
     *
     * @param subject what is not known, in words
     * @param value what it is compared with
     */
    record Equality(String subject, String value) {}

    Optional<Boolean> of(Equality equality) {
        boolean isAnother = false;
        for (Assumption one : all) {
            if (one.equality().subject().equals(equality.subject())) {
                if (one.equality().value().equals(equality.value())) {
                    return Optional.of(one.holds());
                }
                isAnother |= one.holds();
            }
        }
        // It is one thing only at a time.
        return isAnother ? Optional.of(false) : Optional.empty();
    }

    Assumptions and(Equality equality, boolean truth) {
        List<Assumption> more = new ArrayList<>(all);
        more.add(new Assumption(equality, truth));
        return new Assumptions(more);
    }

    String inWords() {
        StringBuilder words = new StringBuilder();
        for (Assumption one : all) {
            words.append(words.isEmpty() ? "" : " and ")
                    .append(one.equality().subject())
                    .append(one.holds() ? " is '" : " is not '")
                    .append(one.equality().value())
                    .append('\'');
        }
        return words.toString();
    }
}
