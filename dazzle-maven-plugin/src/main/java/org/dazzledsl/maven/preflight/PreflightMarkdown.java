package org.dazzledsl.maven.preflight;

import static org.dazzledsl.maven.markup.MarkdownText.escaped;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;

/** The report for a pull request. */
final class PreflightMarkdown {

    static final String FILE = "preflight.md";

    /** GitHub takes comments of 65,536 characters. */
    private static final int MOST_ROWS = 100;

    private final PreflightReport report;
    private final StringBuilder text = new StringBuilder();

    PreflightMarkdown(PreflightReport report) {
        this.report = report;
    }

    String write() {
        line("## Preflight: " + escaped(report.application()) + " for " + report.environment() + " "
                + (report.passed() ? "passes" : "**fails**"));
        line("");
        line("| critical | high | warn | info | known only at deployment | suppressed | in the baseline |");
        line("|---|---|---|---|---|---|---|");
        var counts = report.counts();
        line("| " + counts.get(Severity.CRITICAL) + " | " + counts.get(Severity.HIGH) + " | "
                + counts.get(Severity.WARN) + " | " + counts.get(Severity.INFO) + " | " + report.count(Status.UNKNOWN)
                + " | " + report.count(Status.SUPPRESSED) + " | " + report.count(Status.BASELINE) + " |");
        line("");
        line(report.failOn()
                .map(severity -> "It fails on findings that are " + severity.word() + " or worse.")
                .orElse("It never fails."));
        if (!report.packs().isEmpty()) {
            line("");
            line("Only the packs "
                    + report.packs().stream().map(pack -> code(pack.word())).collect(Collectors.joining(", "))
                    + " were looked at, and what is critical.");
        }
        List<Finding> counting =
                report.findings().stream().filter(Finding::counts).toList();
        if (!counting.isEmpty()) {
            line("");
            table(counting);
        }
        List<Finding> others =
                report.findings().stream().filter(finding -> !finding.counts()).toList();
        if (!others.isEmpty()) {
            line("");
            line("<details><summary>" + Counted.of(others.size(), "other finding") + "</summary>");
            line("");
            others(others);
            line("");
            line("</details>");
        }
        return text.toString();
    }

    private void table(List<Finding> findings) {
        line("| | Rule | Where | What | What to do |");
        line("|---|---|---|---|---|");
        findings.stream()
                .limit(MOST_ROWS)
                .forEach(finding ->
                        line("| " + word(finding.severity()) + " | `" + finding.id() + "` | " + where(finding) + " | "
                                + escaped(finding.message()) + " | " + escaped(finding.remediation()) + " |"));
        more(findings.size());
    }

    private void others(List<Finding> findings) {
        line("| | Rule | Where | What | Why |");
        line("|---|---|---|---|---|");
        findings.stream()
                .limit(MOST_ROWS)
                .forEach(finding -> line("| " + finding.status().word() + " | `" + finding.id() + "` | "
                        + where(finding) + " | " + escaped(finding.message()) + " | " + escaped(why(finding)) + " |"));
        more(findings.size());
    }

    private void more(int findings) {
        if (findings > MOST_ROWS) {
            line("");
            line("And " + (findings - MOST_ROWS) + " more, in " + PreflightJson.FILE + ".");
        }
    }

    private static String word(Severity severity) {
        String word = severity.word().toUpperCase(Locale.ROOT);
        return severity.compareTo(Severity.HIGH) >= 0 ? "**" + word + "**" : word;
    }

    private static String where(Finding finding) {
        String subject = finding.subject().toString();
        return code(finding.place().file() + ":" + finding.place().line())
                + (subject.isEmpty() ? "" : "<br>" + code(subject));
    }

    private static String code(String plain) {
        return "`" + plain.replace("`", "'").replace("|", "\\|").replaceAll("\\s+", " ") + "`";
    }

    private static String why(Finding finding) {
        return finding.suppression()
                .map(suppression -> suppression.reason()
                        + suppression.owner().map(owner -> " – " + owner).orElse("")
                        + suppression.expires().map(day -> ", until " + day).orElse(""))
                .orElse("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
