package org.dazzledsl.maven.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dazzledsl.model.diff.Cause;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.diff.Meaning;

/** A diff as lines for people. */
final class DiffText {

    private static final int MOST_CAUSES = 3;

    private static final int MOST_OTHERS = 10;

    private final InfraDiff diff;
    private final boolean detailed;

    private DiffText(InfraDiff diff, boolean detailed) {
        this.diff = diff;
        this.detailed = detailed;
    }

    /** @param detailed whether changes that do no harm are listed as well when they are many */
    static List<String> lines(String against, InfraDiff diff, boolean detailed) {
        return diff.isEmpty()
                ? List.of("No changes: the same infrastructure as in " + against + ".")
                : new DiffText(diff, detailed).lines(against);
    }

    private List<String> lines(String against) {
        List<String> lines = new ArrayList<>();
        lines.add("Compared with " + against + ": " + summary(diff) + ".");
        for (Fate fate : Fate.values()) {
            if (!diff.stacks(fate).isEmpty()) {
                lines.add("  " + heading(fate) + ": "
                        + diff.stacks(fate).stream().map(StackChange::name).collect(Collectors.joining(", ")));
            }
        }
        for (String obstacle : diff.obstacles()) {
            lines.add("");
            lines.add(obstacle + ".");
        }
        for (Meaning meaning : Meaning.values()) {
            List<Change> changes = diff.changes(meaning);
            if (!changes.isEmpty()) {
                lines.add("");
                addGroup(lines, meaning, changes);
            }
        }
        if (diff.partial()) {
            lines.add("");
            lines.add("A manifest tells which stacks changed and what becomes of data, not every change.");
        }
        return lines;
    }

    private void addGroup(List<String> lines, Meaning meaning, List<Change> changes) {
        if (meaning == Meaning.OTHER && !detailed && changes.size() > MOST_OTHERS) {
            lines.add(meaning.title() + ": " + counts(changes) + ". Each of them: -Ddazzle.diff.detail");
            return;
        }
        lines.add(meaning.title() + ":");
        for (Change change : changes) {
            lines.add("  " + change.stack() + ": " + change.sentence());
            lines.add("    " + causes(change.causes()));
            if (detailed) {
                change.source().ifPresent(source -> lines.add("    " + source));
            }
        }
    }

    /** {@code 2 stacks modified, 1 removed}. */
    static String summary(InfraDiff diff) {
        StringBuilder text = new StringBuilder();
        for (Fate fate : Fate.values()) {
            int count = diff.stacks(fate).size();
            if (count > 0) {
                String noun = text.isEmpty() ? (count == 1 ? " stack " : " stacks ") : " ";
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(noun)
                        .append(word(fate));
            }
        }
        return text.toString();
    }

    static String word(Fate fate) {
        return switch (fate) {
            case ADDED -> "added";
            case MODIFIED -> "modified";
            case REMOVED -> "removed";
        };
    }

    private static String heading(Fate fate) {
        return switch (fate) {
            case ADDED -> "Added";
            case MODIFIED -> "Modified";
            case REMOVED -> "Removed (CDK leaves it deployed until it is destroyed)";
        };
    }

    /** {@code 3 will be added, 1 will be updated}. */
    static String counts(List<Change> changes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        changes.forEach(change -> counts.merge(change.verdict().words(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    static String causes(List<Cause> causes) {
        String shown = causes.stream().limit(MOST_CAUSES).map(Cause::inWords).collect(Collectors.joining(", "));
        if (causes.isEmpty()) {
            return "no line of the project is known to have caused it";
        }
        return causes.size() <= MOST_CAUSES ? shown : shown + " and " + (causes.size() - MOST_CAUSES) + " more";
    }
}
