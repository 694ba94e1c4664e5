package org.dazzledsl.model.diff;

/** What CloudFormation does with a resource when one of its properties changes. */
public enum Replacement {
    /** It changes it in place. */
    NEVER,
    /** That depends on the values. */
    SOMETIMES,
    /** It makes a new one and deletes the old one: the property can only be set when the resource is created. */
    ALWAYS,
    /** The schema of its type is not known. */
    UNKNOWN;

    /** The graver of the two, as far as it is known. */
    Replacement or(Replacement other) {
        if (this == ALWAYS || other == ALWAYS) {
            return ALWAYS;
        }
        if (this == NEVER) {
            return other;
        }
        return other == NEVER ? this : SOMETIMES;
    }
}
