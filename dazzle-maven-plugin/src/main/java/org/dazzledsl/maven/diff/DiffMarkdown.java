package org.dazzledsl.maven.diff;

import static org.dazzledsl.maven.markup.MarkdownText.escaped;

import java.util.List;
import java.util.stream.Collectors;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.diff.Meaning;

/** A diff for the comment on a pull request: what matters first, the rest folded away. */
final class DiffMarkdown {

    private DiffMarkdown() {}

    static String write(String against, InfraDiff diff) {
        StringBuilder text = new StringBuilder("## Infrastructure\n\n");
        if (diff.isEmpty()) {
            return text.append("No changes: the same infrastructure as in ")
                    .append(escaped(against))
                    .append(".\n")
                    .toString();
        }
        text.append("Compared with ").append(escaped(against)).append(": ").append(DiffText.summary(diff));
        text.append(".\n\n");
        for (Fate fate : Fate.values()) {
            String names = diff.stacks(fate).stream().map(StackChange::name).collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                text.append("- ")
                        .append(DiffText.word(fate))
                        .append(": ")
                        .append(names)
                        .append('\n');
            }
        }
        diff.obstacles()
                .forEach(obstacle ->
                        text.append("\n> ").append(escaped(obstacle)).append(".\n"));
        for (Meaning meaning : Meaning.values()) {
            addGroup(text, meaning, diff.changes(meaning));
        }
        if (diff.partial()) {
            text.append("\nA manifest tells which stacks changed and what becomes of data, not every change.\n");
        }
        return text.toString();
    }

    private static void addGroup(StringBuilder text, Meaning meaning, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        boolean folded = meaning == Meaning.OTHER;
        text.append('\n');
        if (folded) {
            text.append("<details>\n<summary>").append(meaning.title()).append(": ");
            text.append(DiffText.counts(changes)).append("</summary>\n\n");
        } else {
            text.append("### ").append(meaning.title()).append("\n\n");
        }
        text.append("| Stack | Change | Cause |\n|---|---|---|\n");
        for (Change change : changes) {
            text.append("| ").append(escaped(change.stack()));
            text.append(" | ").append(escaped(change.sentence()));
            text.append(" | ").append(escaped(DiffText.causes(change.causes()))).append(" |\n");
        }
        if (folded) {
            text.append("\n</details>\n");
        }
    }
}
