package org.dazzledsl.maven.plan;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.maven.plan.PlanReport.NamedNeed;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.Need;

/** The plan for people. */
public final class PlanText {

    private PlanText() {}

    /** What is needed and what is built, on a screen. */
    public static List<String> brief(PlanReport report) {
        List<String> lines = new ArrayList<>();
        head(lines, report);
        needs(lines, report);
        lines.add(built(report));
        for (AwsStack stack : report.requirements().stacks()) {
            lines.add("  %-14s%4d  %s"
                    .formatted(
                            stack.stack().title(), stack.resources().size(), ResourceNouns.summary(stack.resources()))
                    .stripTrailing());
        }
        notes(lines, report);
        return lines;
    }

    /** Every need and every resource with all its reasons. */
    public static List<String> detailed(PlanReport report) {
        List<String> lines = new ArrayList<>();
        head(lines, report);
        lines.add("It needs");
        for (NamedNeed named : report.namedNeeds()) {
            if (named.need().needed()) {
                lines.add("  " + named.name());
                reasons(lines, named.need().reasons());
            }
        }
        sensitiveFields(lines, report);
        lines.add("");
        lines.add(built(report));
        for (AwsStack stack : report.requirements().stacks()) {
            lines.add("");
            lines.add(stack.stack().title() + " (" + stack.stackName() + "), "
                    + counted(stack.resources().size(), "resource"));
            for (AwsResource resource : stack.resources()) {
                lines.add("  " + resource.planned().type() + " "
                        + resource.planned().name());
                reasons(lines, resource.planned().reasons());
            }
        }
        notes(lines, report);
        return lines;
    }

    private static void head(List<String> lines, PlanReport report) {
        AwsRequirements requirements = report.requirements();
        lines.add("Plan of " + requirements.names().application() + " for "
                + requirements.names().environment().word() + " in " + requirements.region());
        lines.add("");
    }

    private static void needs(List<String> lines, PlanReport report) {
        lines.add("It needs");
        for (NamedNeed named : report.namedNeeds()) {
            if (named.need().needed()) {
                lines.add("  %-14s%s".formatted(named.name(), because(named.need())));
            }
        }
        int sensitive = report.needs().sensitiveFields().size();
        if (sensitive > 0) {
            lines.add("  " + counted(sensitive, "field") + " marked as sensitive: care for what holds the database");
        }
        lines.add("");
    }

    private static void sensitiveFields(List<String> lines, PlanReport report) {
        List<Reason> fields = report.needs().sensitiveFields();
        if (!fields.isEmpty()) {
            lines.add("  care for sensitive fields");
            reasons(lines, fields);
        }
    }

    private static String because(Need need) {
        Reason first = need.reasons().get(0);
        int more = need.reasons().size() - 1;
        return "because of " + first.element() + " (" + place(first) + ")"
                + (more == 0 ? "" : " and " + more + " more");
    }

    private static String built(PlanReport report) {
        return "It is built as " + counted(report.requirements().stacks().size(), "stack") + " with "
                + counted(report.resourceCount(), "resource");
    }

    private static void notes(List<String> lines, PlanReport report) {
        if (report.requirements().notes().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Worth knowing");
        for (Note note : report.requirements().notes()) {
            lines.add("  " + place(note.reason()) + ": " + note.text());
        }
    }

    private static void reasons(List<String> lines, List<Reason> reasons) {
        for (Reason reason : reasons) {
            lines.add("      " + place(reason) + " " + reason.element() + ": " + reason.rule());
        }
    }

    private static String place(Reason reason) {
        return reason.span().file() + ":" + reason.span().line();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
