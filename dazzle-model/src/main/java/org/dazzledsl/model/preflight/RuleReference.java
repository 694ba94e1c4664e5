package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dazzledsl.model.config.RulePack;

/** The documentation of the rules, written from the rules themselves. */
public final class RuleReference {

    private static final String INTRODUCTION = """
            # Preflight's rules

            <!-- Written from the rules themselves; RuleReferenceTest says how to write it anew. -->

            What `dazzle:preflight` looks for. A rule looks at the plan, which needs no Node; at the CloudFormation templates; or at
            both. The references name the controls of AWS Security Hub and the rules of cdk-nag that say the same.
            [preflight.md](preflight.md) tells how a finding is accepted, and when the build fails.

            ## Packs

            `packs` under `[deploy.preflight]`, or `-Ddazzle.preflight.packs`, looks at these alone, and at whatever is critical.

            | Pack | Rules | What it holds |
            |---|---|---|
            """;

    /** {@code RDS.3} before {@code RDS.13}. */
    private static final Comparator<String> BY_SERVICE_AND_NUMBER = Comparator.comparing(
                    (String reference) -> reference.replaceFirst("\\d+$", ""))
            .thenComparing(reference -> Integer.valueOf(reference.replaceFirst("^.*?(\\d+)$", "$1")));

    private RuleReference() {}

    /** The reference as Markdown, with LF. */
    public static String markdown(List<Rule> rules) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (RulePack pack : RulePack.values()) {
            page.append("| `" + pack.word() + "` | " + in(pack, rules) + " | " + pack.title() + " |\n");
        }
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
        catalogue(RulePack.AWS_FOUNDATIONAL, rules, page);
        catalogue(RulePack.AWS_SOLUTIONS, rules, page);
        return page.toString();
    }

    /** How many of the rules a pack holds. */
    public static long in(RulePack pack, List<Rule> rules) {
        return rules.stream().filter(rule -> rule.isIn(pack)).count();
    }

    /** Which rules say the same as each of the catalogue's. */
    private static void catalogue(RulePack pack, List<Rule> rules, StringBuilder page) {
        SortedMap<String, Set<String>> byReference = new TreeMap<>(BY_SERVICE_AND_NUMBER);
        rules.forEach(rule -> rule.references().stream()
                .filter(pack::has)
                .forEach(reference -> byReference
                        .computeIfAbsent(reference, same -> new TreeSet<>())
                        .add("`" + rule.id() + "`")));
        page.append("\n## " + pack.word() + "\n\n" + pack.title() + ".\n\n| There | Here |\n|---|---|\n");
        byReference.forEach(
                (reference, ids) -> page.append("| " + reference + " | " + String.join(", ", ids) + " |\n"));
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
