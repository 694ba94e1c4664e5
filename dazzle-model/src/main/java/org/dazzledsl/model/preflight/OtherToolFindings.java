package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.dazzledsl.model.template.PlacedResource;

/** Turns what tools of others found into findings with their ids, at the lines that caused the resources. */
final class OtherToolFindings {

    private final Causes causes;
    private final List<StackView> stacks;

    OtherToolFindings(Causes causes, List<StackView> stacks) {
        this.causes = causes;
        this.stacks = stacks;
    }

    List<Finding> of(OtherToolRun run) {
        return switch (run.outcome()) {
            case MISSING -> List.of(own(PreflightRules.TOOL_MISSING, run));
            case FAILED -> List.of(own(PreflightRules.TOOL_FAILED, run));
            case FINISHED -> {
                List<Finding> findings = new ArrayList<>();
                run.remarks().forEach(remark -> findings.add(finding(run.tool(), remark)));
                yield findings;
            }
        };
    }

    private Finding own(Rule rule, OtherToolRun run) {
        Cause cause = causes.of("deploy.preflight");
        return new Finding(
                rule.id(),
                rule.severity(),
                Status.FINDING,
                run.tool().word() + ": " + run.said(),
                cause.place(),
                cause.elements(),
                Finding.Subject.NONE,
                rule.remediation(),
                Optional.empty());
    }

    private Finding finding(OtherTool tool, Remark remark) {
        Optional<StackView> stack = remark.stack().flatMap(this::stack);
        Optional<PlacedResource> resource = stack.flatMap(view -> resource(view, remark));
        Cause cause = resource.map(placed -> causes.of(stack.get().stack(), placed.resource(), Optional.empty()))
                .or(() -> stack.map(
                        view -> causes.of(view.stack(), view.templates().get(0).file())))
                .orElseGet(() -> causes.of("deploy"));
        boolean isOwnTemplate = stack.isPresent() && cause.elements().isEmpty();
        Span place =
                isOwnTemplate && remark.line() > 1 ? Span.at(cause.place().file(), remark.line(), 1) : cause.place();
        return new Finding(
                remark.rule(),
                remark.severity(),
                Status.FINDING,
                remark.message(),
                place,
                cause.elements(),
                new Finding.Subject(
                        stack.map(StackView::name).or(remark::stack),
                        resource.map(placed -> placed.resource().logicalId()).or(remark::logicalId),
                        remark.property()),
                "See the rule " + remark.rule() + " of " + tool.word() + ".",
                Optional.empty());
    }

    /** By its logical id, or as the one in which the line stands. */
    private static Optional<PlacedResource> resource(StackView stack, Remark remark) {
        if (remark.logicalId().isPresent()) {
            return stack.stack().resource(remark.logicalId().get());
        }
        return stack.stack().resources().stream()
                .filter(placed ->
                        isFile(placed.resource().place().file(), remark.stack().orElse(""))
                                && placed.resource().place().line() <= remark.line())
                .max(Comparator.comparing(placed -> placed.resource().place()));
    }

    private Optional<StackView> stack(String name) {
        return stacks.stream()
                .filter(stack -> stack.name().equals(name)
                        || stack.stackName().equals(name)
                        || stack.templates().stream().anyMatch(template -> isFile(template.file(), name)))
                .findFirst();
    }

    private static boolean isFile(String file, String name) {
        return file.equals(name) || file.endsWith("/" + name);
    }
}
