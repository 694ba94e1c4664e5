package org.dazzledsl.model.preflight.rules;

import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule.ResourceCheck;
import org.dazzledsl.model.preflight.Truth;

/**
 * What most rules ask: one property must be so. It is data, for to link a function takes the virtual machine longer than to ask
 * hundreds of such questions.
 */
final class PropertyCheck implements ResourceCheck, PartCheck {

    private final String[] path;
    private final Kind kind;
    private final String value;
    private final String message;

    private enum Kind {
        TRUE,
        NOT_TRUE,
        THERE,
        NOT_THERE,
        EQUAL,
        NOT_EQUAL,
        POSITIVE
    }

    private PropertyCheck(String[] path, Kind kind, String value, String message) {
        this.path = path;
        this.kind = kind;
        this.value = value;
        this.message = message;
    }

    static Property property(String... path) {
        return new Property(path);
    }

    /** A property of which nothing is asked yet. */
    static final class Property {

        private final String[] path;

        private Property(String... path) {
            this.path = path;
        }

        PropertyCheck mustBeTrue(String message) {
            return new PropertyCheck(path, Kind.TRUE, "", message);
        }

        PropertyCheck mustNotBeTrue(String message) {
            return new PropertyCheck(path, Kind.NOT_TRUE, "", message);
        }

        /** What is there may have any value. */
        PropertyCheck mustBeThere(String message) {
            return new PropertyCheck(path, Kind.THERE, "", message);
        }

        PropertyCheck mustNotBeThere(String message) {
            return new PropertyCheck(path, Kind.NOT_THERE, "", message);
        }

        PropertyCheck mustBe(String value, String message) {
            return new PropertyCheck(path, Kind.EQUAL, value, message);
        }

        /** What is absent is not. */
        PropertyCheck mustNotBe(String value, String message) {
            return new PropertyCheck(path, Kind.NOT_EQUAL, value, message);
        }

        /** What is absent, or is no number, is not. */
        PropertyCheck mustBePositive(String message) {
            return new PropertyCheck(path, Kind.POSITIVE, "", message);
        }
    }

    @Override
    public void look(ResourceView resource, ResourceFindings findings) {
        look(resource.at(), findings);
    }

    @Override
    public void look(PropertyView part, ResourceFindings findings) {
        PropertyView property = part.at(path);
        findings.check(isGood(property).not(), property, message);
    }

    private Truth isGood(PropertyView property) {
        return switch (kind) {
            case TRUE -> property.isTrue();
            case NOT_TRUE -> property.isTrue().not();
            case THERE -> property.isThere();
            case NOT_THERE -> property.isThere().not();
            case EQUAL -> property.is(value);
            case NOT_EQUAL -> property.is(value).not();
            case POSITIVE -> property.isAbove(0);
        };
    }
}
