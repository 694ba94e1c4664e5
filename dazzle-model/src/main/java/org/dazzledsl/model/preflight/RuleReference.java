package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The documentation of the rules, written from the rules themselves. */
public final class RuleReference {

    private static final String INTRODUCTION = """
            # Preflight's rules

            <!-- Written from the rules themselves; RuleReferenceTest says how to write it anew. -->

            What `dazzle:preflight` looks for. A rule looks at the plan, which needs no Node; at the CloudFormation templates; or at
            both. The references name the controls of AWS Security Hub and the rules of cdk-nag that say the same.
            [preflight.md](preflight.md) tells how a finding is accepted, and when the build fails.
            """;

    private RuleReference() {}

    /** The reference as Markdown, with LF. */
    public static String markdown(List<Rule> rules) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.WARN, Severity.INFO)) {
            List<Rule> some = rules.stream()
                    .filter(rule -> rule.severity() == severity)
                    .sorted(Comparator.comparing(Rule::id))
                    .toList();
            page.append("\n## ").append(severity.word()).append("\n\n");
            page.append(
                    "| Rule | Looks at | What it finds | Why, and what to do | References |\n|---|---|---|---|---|\n");
            some.forEach(rule -> page.append(row(rule)));
        }
        return page.toString();
    }

    private static String row(Rule rule) {
        return "| `" + rule.id() + "` | " + looksAt(rule) + " | " + cell(rule.title()) + " | "
                + cell(rule.explanation()) + " " + cell(rule.remediation()) + " | "
                + String.join(", ", rule.references()) + " |\n";
    }

    /** {@code plan}, {@code templates}, both, or preflight itself. */
    public static String looksAt(Rule rule) {
        List<String> at = new ArrayList<>();
        if (rule.checks().stream().anyMatch(Rule.OfPlan.class::isInstance)) {
            at.add("plan");
        }
        if (rule.checks().stream().anyMatch(check -> !(check instanceof Rule.OfPlan))) {
            at.add("templates");
        }
        return at.isEmpty() ? "preflight itself" : String.join(", ", at);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
