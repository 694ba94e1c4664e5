package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a value of a template comes to. */
public sealed interface Resolution {

    /**
     * It is known, as far as it is one value: in an object or a list there may still be {@link Unresolved} leaves.
     *
     * @param value a missing node where there is none, for want of it or by {@code AWS::NoValue}
     */
    record Known(JsonNode value) implements Resolution {}

    /** It depends on conditions. */
    record Several(List<Variant> variants) implements Resolution {

        public Several {
            variants = List.copyOf(variants);
        }
    }

    /** It is known only when the stack is deployed. */
    record Unknown(Unresolved value) implements Resolution {

        /** What is not known, in words. */
        public String what() {
            return value.what();
        }
    }
}
