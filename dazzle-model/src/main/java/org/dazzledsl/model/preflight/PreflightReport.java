package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.dazzledsl.model.config.RulePack;

/**
 * What preflight came to. Every report is written from it.
 *
 * @param failOn the least severity that fails; empty when nothing does
 * @param packs the packs of rules that were asked for; empty for all rules
 * @param rules that were looked at or could have been
 * @param findings the worst first
 * @param templates what was looked at besides the plan
 */
public record PreflightReport(
        String application,
        String environment,
        Optional<Severity> failOn,
        List<RulePack> packs,
        List<Rule> rules,
        List<Finding> findings,
        Templates templates) {

    public PreflightReport {
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(templates, "templates");
        packs = List.copyOf(packs);
        rules = List.copyOf(rules);
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Finding.WORST_FIRST);
        findings = List.copyOf(sorted);
    }

    /**
     * The templates that were looked at.
     *
     * @param origin where they came from, as people know it; blank for none
     * @param lookedAt the rules that were looked at, by id
     */
    public record Templates(String origin, int stacks, int resources, Predicate<String> lookedAt) {}

    /** What counts and is bad enough to fail, the worst first. */
    public List<Finding> failing() {
        return failOn.map(least -> findings.stream()
                        .filter(finding ->
                                finding.counts() && finding.severity().compareTo(least) >= 0)
                        .toList())
                .orElse(List.of());
    }

    public boolean passed() {
        return failing().isEmpty();
    }

    /** How many findings count, by severity, all severities included. */
    public Map<Severity, Long> counts() {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity,
                    findings.stream()
                            .filter(finding -> finding.counts() && finding.severity() == severity)
                            .count());
        }
        return counts;
    }

    public long count(Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }

    public Optional<Rule> rule(Finding finding) {
        return rules.stream().filter(rule -> rule.id().equals(finding.id())).findFirst();
    }
}
