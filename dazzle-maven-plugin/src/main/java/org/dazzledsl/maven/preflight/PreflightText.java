package org.dazzledsl.maven.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;

/** The report for people: the worst first, by rule, each with what to do. */
public final class PreflightText {

    /** Places shown for one rule; the reports have all. */
    private static final int MOST_PLACES = 5;

    private static final int WORST = 3;

    private final PreflightReport report;
    private final Ansi ansi;

    public PreflightText(PreflightReport report, Ansi ansi) {
        this.report = report;
        this.ansi = ansi;
    }

    /** A line, and how much it matters: the severity that it tells of. */
    public record Line(Severity severity, String text) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(line("Preflight of " + report.application() + " for " + report.environment() + ": " + summary()));
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.WARN, Severity.INFO)) {
            byRule(severity).forEach((id, findings) -> rule(lines, severity, findings));
        }
        others(lines);
        return lines;
    }

    private Map<String, List<Finding>> byRule(Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.counts() && finding.severity() == severity)
                .collect(Collectors.groupingBy(Finding::id, LinkedHashMap::new, Collectors.toList()));
    }

    private void rule(List<Line> lines, Severity severity, List<Finding> findings) {
        Finding first = findings.get(0);
        String title = report.rule(first).map(Rule::title).orElse(first.message());
        String head = ansi.severity(severity, severity.word().toUpperCase(Locale.ROOT)) + " " + ansi.bold(first.id())
                + ": " + title;
        if (severity == Severity.INFO) {
            lines.add(new Line(severity, head + " (" + where(findings) + ")"));
            return;
        }
        lines.add(line(""));
        lines.add(new Line(severity, head));
        for (Finding finding : findings.subList(0, Math.min(MOST_PLACES, findings.size()))) {
            lines.add(new Line(severity, "  " + place(finding) + " " + finding.message() + subject(finding)));
        }
        if (findings.size() > MOST_PLACES) {
            lines.add(new Line(severity, "  and " + (findings.size() - MOST_PLACES) + " more"));
        }
        lines.add(new Line(severity, "  " + ansi.faint("→ " + first.remediation())));
    }

    private static String where(List<Finding> findings) {
        Finding first = findings.get(0);
        return place(first) + subject(first) + (findings.size() == 1 ? "" : " and " + (findings.size() - 1) + " more");
    }

    private static String place(Finding finding) {
        return finding.place().file() + ":" + finding.place().line();
    }

    private static String subject(Finding finding) {
        String subject = finding.subject().toString();
        return subject.isEmpty() ? "" : " [" + subject + "]";
    }

    private void others(List<Line> lines) {
        long unknown = report.count(Status.UNKNOWN);
        long suppressed = report.count(Status.SUPPRESSED);
        long baseline = report.count(Status.BASELINE);
        List<String> parts = new ArrayList<>();
        if (unknown > 0) {
            parts.add(unknown + " known only at deployment");
        }
        if (suppressed > 0) {
            parts.add(suppressed + " suppressed");
        }
        if (baseline > 0) {
            parts.add(baseline + " in the baseline");
        }
        if (!parts.isEmpty()) {
            lines.add(line(""));
            lines.add(line("Besides: " + String.join(", ", parts) + "."));
        }
        if (!report.packs().isEmpty()) {
            lines.add(line("Only the packs " + packs() + " were looked at, and what is critical."));
        }
        if (report.templates().origin().isEmpty()) {
            lines.add(line("Only the plan was looked at, no templates."));
        }
    }

    private String packs() {
        return report.packs().stream().map(RulePack::word).collect(Collectors.joining(", "));
    }

    private static Line line(String text) {
        return new Line(Severity.INFO, text);
    }

    /** {@code 1 critical, 2 warn}, or that there is nothing. */
    private String summary() {
        String counts = report.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<Severity, Long>comparingByKey().reversed())
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no findings" : counts;
    }

    /** Why the build fails: how many, and the worst of them. */
    public String failure(String reports) {
        List<Finding> failing = report.failing();
        String worst = failing.stream()
                .limit(WORST)
                .map(finding -> "  " + finding.severity().word() + " " + finding.id() + " at " + place(finding) + ": "
                        + finding.message())
                .collect(Collectors.joining("\n"));
        return "Preflight fails for " + report.environment() + " with " + summary() + ", since "
                + Counted.of(failing.size(), "finding") + (failing.size() == 1 ? " is " : " are ")
                + report.failOn().orElseThrow().word() + " or worse:\n\n" + worst
                + (failing.size() > WORST ? "\n  and " + (failing.size() - WORST) + " more" : "")
                + "\n\nChange what each says, or accept it: with its reason under [[deploy.preflight.suppressions]] in"
                + " dazzle.toml, or all that is found now with mvn dazzle:preflight -Ddazzle.preflight.updateBaseline."
                + "\n\nAll of it: " + reports + "\n";
    }
}
