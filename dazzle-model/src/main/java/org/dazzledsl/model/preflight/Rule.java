package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.config.RulePack;

/**
 * A rule: what it is about, and the function that looks.
 *
 * @param id stable, upper case: by it people accept what it finds
 * @param title what it finds, a sentence without a full stop
 * @param explanation why that matters
 * @param remediation what to do
 * @param references where others say the same: controls of AWS Security Hub ({@code RDS.3}), rules of cdk-nag ({@code
 *     AwsSolutions-RDS2})
 * @param decidedBy the key of {@code dazzle.toml} that decides whether it finds anything, where there is one
 */
public record Rule(
        String id,
        Severity severity,
        String title,
        String explanation,
        String remediation,
        List<String> references,
        Optional<String> decidedBy,
        List<Check> checks) {

    /** What an id looks like. */
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]*");

    public Rule {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(decidedBy, "decidedBy");
        references = List.copyOf(references);
        checks = List.copyOf(checks);
        if (!ID.matcher(id).matches() || title.isBlank() || explanation.isBlank() || remediation.isBlank()) {
            throw new IllegalArgumentException("Not a rule: " + id + ", " + title);
        }
    }

    /** Whether a pack holds it: by what it refers to, or as one that looks at the plan or that no catalogue has. */
    public boolean isIn(RulePack pack) {
        return pack == RulePack.DAZZLE
                ? checks.stream().anyMatch(OfPlan.class::isInstance) || references.isEmpty()
                : references.stream().anyMatch(pack::has);
    }

    /** How a rule looks. */
    public sealed interface Check {}

    /** Looks at the plan: no Node, no templates. */
    public record OfPlan(PlanCheck check) implements Check {}

    /**
     * Looks at each resource of some types in the templates.
     *
     * @param types of CloudFormation
     */
    public record OfResources(List<String> types, ResourceCheck check) implements Check {

        public OfResources {
            types = List.copyOf(types);
        }
    }

    /** Looks at each stack as a whole. */
    public record OfStacks(StackCheck check) implements Check {}

    @FunctionalInterface
    public interface PlanCheck {
        void look(PlanView plan, PlanFindings findings);
    }

    @FunctionalInterface
    public interface ResourceCheck {
        void look(ResourceView resource, ResourceFindings findings);
    }

    @FunctionalInterface
    public interface StackCheck {
        void look(StackView stack, StackFindings findings);
    }

    public static Draft info(String id, String title) {
        return new Draft(id, Severity.INFO, title);
    }

    public static Draft warn(String id, String title) {
        return new Draft(id, Severity.WARN, title);
    }

    public static Draft high(String id, String title) {
        return new Draft(id, Severity.HIGH, title);
    }

    public static Draft critical(String id, String title) {
        return new Draft(id, Severity.CRITICAL, title);
    }

    /** A rule in the making; every step gives a new one. */
    public record Draft(
            String id,
            Severity severity,
            String title,
            String explanation,
            String remediation,
            List<String> references,
            Optional<String> decidedBy,
            List<Check> checks) {

        Draft(String id, Severity severity, String title) {
            this(id, severity, title, "", "", List.of(), Optional.empty(), List.of());
        }

        /** Why it matters. */
        public Draft because(String words) {
            return new Draft(id, severity, title, words, remediation, references, decidedBy, checks);
        }

        /** What to do. */
        public Draft mend(String words) {
            return new Draft(id, severity, title, explanation, words, references, decidedBy, checks);
        }

        public Draft see(String... others) {
            return new Draft(id, severity, title, explanation, remediation, List.of(others), decidedBy, checks);
        }

        /** @param key of {@code dazzle.toml}, in dots from its root */
        public Draft decidedBy(String key) {
            return new Draft(id, severity, title, explanation, remediation, references, Optional.of(key), checks);
        }

        public Draft onPlan(PlanCheck check) {
            return with(new OfPlan(check));
        }

        public Draft on(String type, ResourceCheck check) {
            return with(new OfResources(List.of(type), check));
        }

        public Draft on(List<String> types, ResourceCheck check) {
            return with(new OfResources(types, check));
        }

        public Draft onStacks(StackCheck check) {
            return with(new OfStacks(check));
        }

        private Draft with(Check check) {
            List<Check> more = new ArrayList<>(checks);
            more.add(check);
            return new Draft(id, severity, title, explanation, remediation, references, decidedBy, more);
        }

        public Rule rule() {
            return new Rule(id, severity, title, explanation, remediation, references, decidedBy, checks);
        }
    }
}
