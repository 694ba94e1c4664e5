package org.dazzledsl.model.preflight.rules;

import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule.ResourceCheck;
import org.dazzledsl.model.preflight.Truth;

/** Policies that stand beside the resource that they are about. */
final class ResourcePolicies {

    private ResourcePolicies() {}

    /** Finds statements of the document that let anybody in. */
    static ResourceCheck notPublic(String what, String... document) {
        return (resource, findings) -> {
            for (PolicyStatement statement : PolicyStatement.of(resource.at(document))) {
                findings.check(
                        statement.isPublic(),
                        statement.property(),
                        "public access: anybody may use " + what + ", without any condition");
            }
        };
    }

    /**
     * Finds resources whose policies turn nobody away who comes without TLS.
     *
     * @param policyType whose {@code PolicyDocument} is asked
     * @param subject its property that names the resources
     */
    static ResourceCheck requiresTls(String policyType, String subject) {
        return (resource, findings) -> {
            Truth denies = Truth.NO;
            for (ResourceView policy : resource.stack().resources(policyType)) {
                denies = denies.or(
                        policy.at(subject).anyRefersTo(resource).and(turnsAwayWithoutTls(policy.at("PolicyDocument"))));
            }
            findings.check(denies.not(), resource.at(), "no policy turns requests without TLS away");
        };
    }

    private static Truth turnsAwayWithoutTls(PropertyView document) {
        Truth any = Truth.NO;
        for (PolicyStatement statement : PolicyStatement.of(document)) {
            any = any.or(statement.deniesWithoutTls());
        }
        return any;
    }
}
