package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dazzledsl.model.aws.tigerbeetle.FixedAtFormat;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.version.DataResource;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;

/**
 * Compares a manifest with templates. It knows which stacks changed, and of the resources that hold data whether they would be
 * replaced or deleted; other changes can't be told from a manifest.
 */
public final class ManifestDiffer {

    private final ReplacementTable schemas = ReplacementTable.load();
    private final InfraVersion before;
    private final InfraVersion after;
    private final CauseFinder causes;
    private final Map<String, FlatStack> stacks;

    private ManifestDiffer(InfraVersion before, InfraVersion after, InfraDiffer.Side templates) {
        this.before = before;
        this.after = after;
        this.causes = new CauseFinder(Elements.NONE, templates.elements());
        this.stacks = templates.templates().stacks().stream()
                .map(FlatStack::of)
                .collect(Collectors.toMap(FlatStack::name, Function.identity()));
    }

    /**
     * @param after the manifest of the newer state
     * @param templates of the newer state
     */
    public static InfraDiff compare(InfraVersion before, InfraVersion after, InfraDiffer.Side templates) {
        return new ManifestDiffer(before, after, templates).diff();
    }

    private InfraDiff diff() {
        List<StackChange> changed = new ArrayList<>();
        for (StackVersion now : after.stacks()) {
            Optional<StackVersion> old = find(before, now);
            if (old.isEmpty()) {
                changed.add(new StackChange(now.name(), now.stackName(), Fate.ADDED));
            } else if (!old.get().checksum().equals(now.checksum())) {
                changed.add(new StackChange(now.name(), now.stackName(), Fate.MODIFIED));
            }
        }
        before.stacks().stream()
                .filter(old -> find(after, old).isEmpty())
                .forEach(old -> changed.add(new StackChange(old.name(), old.stackName(), Fate.REMOVED)));
        List<Change> changes = new ArrayList<>();
        for (StackChange stack : changed) {
            if (stack.fate() != Fate.ADDED) {
                changes.addAll(changes(stack));
            }
        }
        return new InfraDiff(changed, changes, List.of(), true);
    }

    private static Optional<StackVersion> find(InfraVersion manifest, StackVersion stack) {
        return manifest.stacks().stream()
                .filter(other -> other.name().equals(stack.name())
                        && other.stackName().equals(stack.stackName())
                        && other.environment().mayBe(stack.environment()))
                .findFirst();
    }

    private List<Change> changes(StackChange stack) {
        List<Change> changes = new ArrayList<>();
        if (stack.fate() == Fate.MODIFIED) {
            changes.addAll(ofTheCluster(stacks.get(stack.name())));
        }
        for (DataResource old : before.data()) {
            if (old.stack().equals(stack.name())) {
                Optional<DataResource> now = after.data().stream()
                        .filter(other -> other.stack().equals(old.stack())
                                && other.logicalId().equals(old.logicalId()))
                        .findFirst();
                if (stack.fate() == Fate.REMOVED) {
                    changes.add(removed(old, Verdict.STAYS_WITH_ITS_STACK));
                } else if (now.isEmpty()) {
                    changes.add(removed(old, Loss.verdict(FlatResource.remembered(old))));
                } else {
                    replaced(old, now.get()).ifPresent(changes::add);
                }
            }
        }
        return changes;
    }

    /** What a TigerBeetle cluster keeps for life, at the parameters that publish it. */
    private List<Change> ofTheCluster(FlatStack stack) {
        List<Change> changes = new ArrayList<>();
        if (before.cluster().isPresent() && after.cluster().isPresent()) {
            for (FixedAtFormat fixed : FixedAtFormat.values()) {
                String was = fixed.of(before.cluster().get().now());
                String is = fixed.of(after.cluster().get().now());
                if (!was.equals(is)) {
                    stack.resources().values().stream()
                            .filter(resource -> FixedCluster.publishes(resource, fixed))
                            .findFirst()
                            .ifPresent(resource -> changes.add(new Change(
                                    stack.name(),
                                    resource.id(),
                                    resource.type(),
                                    resource.physicalName(),
                                    Verdict.CANNOT_BE_DONE,
                                    Meaning.DATA,
                                    fixed.whyNot(was, is),
                                    List.of(),
                                    Optional.of(FixedCluster.SOURCE),
                                    List.of(),
                                    causes.of(stack.because(resource), stack.because(resource)))));
                }
            }
        }
        return changes;
    }

    private Change removed(DataResource old, Verdict verdict) {
        FlatResource remembered = FlatResource.remembered(old);
        return change(
                old,
                verdict,
                held(remembered)
                        .map(data -> (verdict == Verdict.STAYS_WITH_ITS_STACK ? ", then " : "")
                                + Loss.whenDeleted(remembered, data))
                        .orElse(""),
                List.of());
    }

    private Optional<Change> replaced(DataResource old, DataResource now) {
        TreeSet<String> names = new TreeSet<>(old.createOnly().keySet());
        names.addAll(now.createOnly().keySet());
        List<PropertyChange> properties = new ArrayList<>();
        for (String name : names) {
            Optional<JsonNode> was = Optional.ofNullable(old.createOnly().get(name));
            Optional<JsonNode> is = Optional.ofNullable(now.createOnly().get(name));
            if (!was.equals(is)) {
                properties.add(new PropertyChange(List.of(name), was, is, schemas.of(now.type(), List.of(name))));
            }
        }
        FlatResource remembered = FlatResource.remembered(old);
        FlatResource present = stacks.get(now.stack()).resources().get(now.logicalId());
        boolean moves = remembered.moves(present);
        if (properties.isEmpty() && !moves) {
            return Optional.empty();
        }
        Optional<Impossible> impossible = FixedVolume.why(remembered, present, properties);
        if (impossible.isPresent()) {
            return Optional.of(
                    change(now, Verdict.CANNOT_BE_DONE, impossible.get().why(), properties));
        }
        boolean certain = moves || properties.stream().anyMatch(change -> change.effect() == Replacement.ALWAYS);
        String why = moves
                ? remembered.moving(present, now.stack())
                : "because " + properties.stream().map(PropertyChange::inWords).collect(Collectors.joining(" and "));
        String loss = held(present)
                .map(data -> "; " + Loss.whenReplaced(remembered, present, data))
                .orElse("");
        return Optional.of(change(
                now, certain ? Verdict.WILL_BE_REPLACED : Verdict.MAY_BE_REPLACED, ", " + why + loss, properties));
    }

    private Optional<HeldData> held(FlatResource resource) {
        return HeldData.in(resource.type(), resource.properties(), schemas);
    }

    private Change change(DataResource data, Verdict verdict, String explanation, List<PropertyChange> properties) {
        FlatStack stack = stacks.get(data.stack());
        List<String> because = Optional.ofNullable(stack)
                .map(known -> known.resources().get(data.logicalId()))
                .map(stack::because)
                .orElse(List.of());
        return new Change(
                data.stack(),
                data.logicalId(),
                data.type(),
                FlatResource.remembered(data).physicalName(),
                verdict,
                Meaning.DATA,
                explanation,
                List.of(),
                properties.isEmpty()
                        ? Optional.empty()
                        : Optional.of("CloudFormation's schema of " + data.type() + " (" + schemas.source() + ")"),
                properties,
                causes.of(because, because));
    }
}
