package org.dazzledsl.model.preflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.Truth;
import org.dazzledsl.model.template.Unresolved;

/** A statement of a policy: AWS's own spellings all mean the same here. */
record PolicyStatement(PropertyView property) {

    private static final String ANYBODY = "*";

    static List<PolicyStatement> of(PropertyView document) {
        List<PolicyStatement> statements = new ArrayList<>();
        for (PropertyView statement : document.at("Statement").elements()) {
            statements.add(new PolicyStatement(statement));
        }
        return statements;
    }

    Truth allows() {
        return property.at("Effect").is("Allow");
    }

    Truth denies() {
        return property.at("Effect").is("Deny");
    }

    /** Whether anybody at all is meant: {@code "*"}, or {@code {"AWS": "*"}} with or without a list. */
    Truth meansAnybody() {
        PropertyView principal = property.at("Principal");
        return principal
                .anyIs(ANYBODY)
                .or(principal.at("AWS").anyIs(ANYBODY))
                .or(principal.at("CanonicalUser").anyIs(ANYBODY));
    }

    Truth hasCondition() {
        return property.at("Condition").isThere();
    }

    Truth hasAction(Predicate<String> predicate) {
        return property.at("Action").any(action -> action.is(predicate));
    }

    /** Whether it reaches every resource. */
    Truth reachesEverything() {
        Truth any = Truth.NO;
        for (PropertyView resource : property.at("Resource").elements()) {
            any = isOfAResource(resource) ? any : any.or(resource.is(ANYBODY));
        }
        return any;
    }

    /** The name or address of one resource is never that of all. */
    private static boolean isOfAResource(PropertyView resource) {
        Optional<Unresolved> unknown = resource.unresolved();
        return unknown.isPresent() && unknown.get().reference().isPresent();
    }

    /** Whether it lets anybody in, whatever the request: what has a condition may be meant for few. */
    Truth isPublic() {
        return hasCondition().not().and(allows()).and(meansAnybody());
    }

    /** Whether it turns away requests without TLS. */
    Truth deniesWithoutTls() {
        PropertyView condition = property.at("Condition", "Bool", "aws:SecureTransport");
        return denies().and(meansAnybody()).and(condition.anyIs("false"));
    }
}
