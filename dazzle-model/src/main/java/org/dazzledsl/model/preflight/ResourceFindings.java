package org.dazzledsl.model.preflight;

/** Where a rule puts what it finds of a resource. What it neither finds nor leaves open has passed. */
public interface ResourceFindings {

    void found(PropertyView property, String message);

    /** Whether it finds anything is only known at deployment. */
    void unknown(PropertyView property);

    /** Finds, leaves open or passes. */
    default void check(Truth bad, PropertyView property, String message) {
        if (bad == Truth.YES) {
            found(property, message);
        } else if (bad == Truth.UNKNOWN) {
            unknown(property);
        }
    }

    /** Finds where it is not {@code true}. */
    default void mustBeTrue(PropertyView property, String message) {
        check(property.isTrue().not(), property, message);
    }

    /** Finds where it is {@code true}. */
    default void mustNotBeTrue(PropertyView property, String message) {
        check(property.isTrue(), property, message);
    }

    /** Finds where it is not there; what is there may have any value. */
    default void mustBeThere(PropertyView property, String message) {
        check(property.isThere().not(), property, message);
    }
}
