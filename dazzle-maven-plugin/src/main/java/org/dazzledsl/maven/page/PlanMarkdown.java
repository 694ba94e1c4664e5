package org.dazzledsl.maven.page;

import static org.dazzledsl.maven.markup.MarkdownText.escaped;

import java.util.List;
import java.util.Locale;
import org.dazzledsl.maven.picture.Mark.Fate;
import org.dazzledsl.maven.picture.MermaidPicture;
import org.dazzledsl.maven.picture.Picture;
import org.dazzledsl.maven.plan.ResourceNouns;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.Severity;

/** The plan for the comment on a pull request, with the drawing that GitHub and GitLab make of it. */
final class PlanMarkdown {

    private static final int MOST_ROWS = 50;

    private final PlanContent content;
    private final StringBuilder text = new StringBuilder();

    private PlanMarkdown(PlanContent content) {
        this.content = content;
    }

    static String write(PlanContent content, Picture picture) {
        return new PlanMarkdown(content).page(picture);
    }

    private String page(Picture picture) {
        line("## " + escaped(PlanHtml.title(content.requirements())));
        line("");
        line("```mermaid");
        text.append(MermaidPicture.write(picture));
        line("```");
        line("");
        line("| Stack | Resources | Among them |");
        line("|---|---:|---|");
        for (AwsStack stack : content.requirements().stacks()) {
            line("| " + stack.stack().title() + " | " + stack.resources().size() + " | "
                    + escaped(ResourceNouns.summary(stack.resources())) + " |");
        }
        changes();
        findings();
        notes();
        return text.toString();
    }

    private void changes() {
        Changes changes = content.changes();
        if (changes.since().isEmpty()) {
            return;
        }
        line("");
        line("### Changes since version " + changes.since().get());
        line("");
        if (changes.isEmpty()) {
            line("None.");
            return;
        }
        if (changes.shared()) {
            line("What all resources have in common changed, such as tags, names or a key.");
            line("");
        }
        if (changes.fates().isEmpty()) {
            return;
        }
        line("| | Resources |");
        line("|---|---|");
        for (Fate fate : Fate.values()) {
            List<String> keys = changes.keys(fate);
            if (!keys.isEmpty()) {
                String names = String.join(
                        ", ",
                        keys.stream()
                                .limit(MOST_ROWS)
                                .map(key -> "`" + key + "`")
                                .toList());
                line("| " + fate.word() + " | " + names
                        + (keys.size() > MOST_ROWS ? " and " + (keys.size() - MOST_ROWS) + " more" : "") + " |");
            }
        }
    }

    private void findings() {
        List<Finding> findings = content.findings();
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line("### Findings");
        line("");
        line("| | Where | What | What to do |");
        line("|---|---|---|---|");
        for (Finding finding : findings.subList(0, Math.min(MOST_ROWS, findings.size()))) {
            String word = finding.severity().word().toUpperCase(Locale.ROOT);
            line("| " + (finding.severity().compareTo(Severity.HIGH) >= 0 ? "**" + word + "**" : word) + " | "
                    + escaped(finding.place().file() + ":" + finding.place().line()) + " | "
                    + escaped(finding.message()) + " | " + escaped(finding.remediation()) + " |");
        }
        if (findings.size() > MOST_ROWS) {
            line("");
            line("And " + (findings.size() - MOST_ROWS) + " more.");
        }
    }

    private void notes() {
        List<Note> notes = content.requirements().notes();
        if (notes.isEmpty()) {
            return;
        }
        line("");
        line("### Worth knowing");
        line("");
        for (Note note : notes) {
            line("- " + escaped(note.text()) + " ("
                    + escaped(note.reason().span().file() + ":"
                            + note.reason().span().line()) + ")");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
