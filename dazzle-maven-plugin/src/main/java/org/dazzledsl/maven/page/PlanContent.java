package org.dazzledsl.maven.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.maven.picture.Architecture;
import org.dazzledsl.maven.picture.Mark;
import org.dazzledsl.maven.picture.Mark.Fate;
import org.dazzledsl.maven.picture.Picture;
import org.dazzledsl.maven.picture.Sizes;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Severity;

/** What the page and the Markdown tell, put together once. */
final class PlanContent {

    /** More resources of a type than this share a row. */
    private static final int MOST_SINGLE = 2;

    private final Reading.Planned planned;
    private final PreflightReport preflight;
    private final Changes changes;
    private final Map<String, List<Finding>> findings = new HashMap<>();

    PlanContent(Reading.Planned planned, PreflightReport preflight, Changes changes) {
        this.planned = planned;
        this.preflight = preflight;
        this.changes = changes;
        for (Finding finding : findings()) {
            this.findings
                    .computeIfAbsent(finding.subject().resource(), first -> new ArrayList<>())
                    .add(finding);
        }
    }

    /**
     * A row of a stack's table: one resource, or all of a type where these are many.
     *
     * @param size of all of them; blank for none
     * @param resources at least one
     */
    record Row(String type, String size, List<AwsResource> resources) {

        Row {
            resources = List.copyOf(resources);
        }

        /** Without repetitions, in the order of the resources. */
        List<Reason> reasons() {
            Set<Reason> reasons = new LinkedHashSet<>();
            resources.forEach(resource -> reasons.addAll(resource.planned().reasons()));
            return List.copyOf(reasons);
        }
    }

    Reading.Planned planned() {
        return planned;
    }

    AwsRequirements requirements() {
        return planned.plan().requirements();
    }

    Changes changes() {
        return changes;
    }

    /** Those that count, the worst first. */
    List<Finding> findings() {
        return preflight.findings().stream().filter(Finding::counts).toList();
    }

    List<Finding> accepted() {
        return preflight.findings().stream()
                .filter(finding -> !finding.counts())
                .toList();
    }

    List<Finding> findings(String key) {
        return findings.getOrDefault(key, List.of());
    }

    /** Those that a line caused. */
    List<Finding> findings(String file, int line) {
        return findings().stream()
                .filter(finding ->
                        finding.place().file().equals(file) && finding.place().line() == line)
                .toList();
    }

    private Mark mark(String key) {
        Optional<Severity> worst = findings(key).stream().map(Finding::severity).max(Comparator.naturalOrder());
        return new Mark(changes.of(key), worst);
    }

    Picture picture() {
        return Architecture.draw(requirements(), this::mark);
    }

    int resourceCount() {
        return requirements().stacks().stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
    }

    static List<Row> rows(AwsStack stack) {
        Map<String, List<AwsResource>> byType = new LinkedHashMap<>();
        for (AwsResource resource : stack.resources()) {
            byType.computeIfAbsent(resource.planned().type(), first -> new ArrayList<>())
                    .add(resource);
        }
        List<Row> rows = new ArrayList<>();
        byType.forEach((type, resources) -> {
            if (resources.size() > MOST_SINGLE) {
                rows.add(new Row(type, size(resources), resources));
            } else {
                resources.forEach(resource -> rows.add(new Row(type, size(resource), List.of(resource))));
            }
        });
        return rows;
    }

    static String size(AwsResource resource) {
        return Sizes.of(resource).orElse("");
    }

    private static String size(List<AwsResource> resources) {
        List<String> sizes = resources.stream()
                .map(PlanContent::size)
                .filter(size -> !size.isEmpty())
                .distinct()
                .toList();
        // Each has its own: they stand beside the names.
        return sizes.size() > MOST_SINGLE ? "" : String.join("; ", sizes);
    }

    /** Those of the row with this fate. */
    long count(AwsStack stack, Row row, Fate fate) {
        return row.resources().stream()
                .filter(resource -> changes.of(PlannedResources.key(stack, resource))
                        .filter(fate::equals)
                        .isPresent())
                .count();
    }

    List<SourceFile> sources() {
        List<SourceFile> sources = new ArrayList<>(planned.inputs().dsl());
        sources.add(planned.inputs().config());
        return sources;
    }

    /** How many resources each line is a reason for, by file. */
    Map<String, Map<Integer, Integer>> causes() {
        Map<String, Map<Integer, Integer>> causes = new HashMap<>();
        for (AwsStack stack : requirements().stacks()) {
            for (AwsResource resource : stack.resources()) {
                resource.planned().reasons().stream()
                        .map(Reason::span)
                        .distinct()
                        .forEach(span -> causes.computeIfAbsent(span.file(), first -> new HashMap<>())
                                .merge(span.line(), 1, Integer::sum));
            }
        }
        planned.needs().sensitiveFields().forEach(reason -> named(causes, reason.span()));
        findings().forEach(finding -> named(causes, finding.place()));
        requirements().notes().forEach(note -> named(causes, note.reason().span()));
        return causes;
    }

    private static void named(Map<String, Map<Integer, Integer>> causes, Span span) {
        causes.computeIfAbsent(span.file(), first -> new HashMap<>()).merge(span.line(), 0, Integer::sum);
    }
}
