package org.dazzledsl.model.preflight;

/** Whether something holds, as far as a template tells. */
public enum Truth {
    YES,
    NO,
    UNKNOWN;

    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** What is sure to fail makes the whole fail, whatever is unknown of the rest. */
    public Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    /** What is sure to hold makes the whole hold, whatever is unknown of the rest. */
    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    public Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
