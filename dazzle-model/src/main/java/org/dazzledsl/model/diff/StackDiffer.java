package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.model.diff.Consequences.Effect;
import org.dazzledsl.model.template.Resolution;
import org.dazzledsl.model.template.Resolver;
import org.dazzledsl.model.template.StackPart;
import org.dazzledsl.model.template.TemplateOutput;
import org.dazzledsl.model.version.StackSettings;

/** Compares two states of one stack. */
final class StackDiffer {

    private static final int MOST_NAMED = 3;

    private final ReplacementTable schemas;
    private final CauseFinder causes;
    private final Consequences consequences;
    private final FlatStack before;
    private final FlatStack after;
    private final AccessDiff access;
    private final Map<String, String> renames;

    StackDiffer(
            ReplacementTable schemas,
            CauseFinder causes,
            Consequences consequences,
            FlatStack before,
            FlatStack after) {
        this.schemas = schemas;
        this.causes = causes;
        this.consequences = consequences;
        this.before = before;
        this.after = after;
        this.access = new AccessDiff(before, after);
        this.renames = Renames.between(before, after);
    }

    /** In the order of the new template, what goes at the end. */
    List<Change> changes() {
        Map<String, List<PropertyChange>> differing = new LinkedHashMap<>();
        Map<String, Boolean> replaced = new LinkedHashMap<>();
        Set<String> renewed = new LinkedHashSet<>();
        for (FlatResource now : after.resources().values()) {
            FlatResource old = before.resources().get(now.id());
            if (old != null) {
                List<PropertyChange> properties = PropertyDiff.between(old, now, schemas);
                differing.put(now.id(), properties);
                Replacement effect = effect(properties);
                if (!properties.isEmpty() && now.type().equals(Consequences.LAUNCH_TEMPLATE)) {
                    renewed.add(now.id());
                }
                if (old.moves(now) || effect != Replacement.NEVER) {
                    replaced.put(now.id(), old.moves(now) || effect == Replacement.ALWAYS);
                }
            }
        }
        Map<String, Effect> following = consequences.in(before, after, replaced, renewed);
        List<Change> changes = new ArrayList<>();
        for (FlatResource now : after.resources().values()) {
            FlatResource old = before.resources().get(now.id());
            if (old == null) {
                changes.add(added(now));
            } else {
                changed(old, now, differing.get(now.id()), Optional.ofNullable(following.get(now.id())))
                        .ifPresent(changes::add);
            }
        }
        for (FlatResource old : before.resources().values()) {
            if (!after.resources().containsKey(old.id())) {
                changes.add(removed(old));
            }
        }
        changes.addAll(outputs());
        settings().ifPresent(changes::add);
        return changes;
    }

    /** What CloudFormation is told of the stack besides its template. */
    private Optional<Change> settings() {
        Optional<StackSettings> old = before.templates().settings();
        Optional<StackSettings> now = after.templates().settings();
        if (old.isEmpty() || now.isEmpty() || old.equals(now)) {
            return Optional.empty();
        }
        List<PropertyChange> properties = new ArrayList<>();
        Set<String> tags = new LinkedHashSet<>(now.get().tags().keySet());
        tags.addAll(old.get().tags().keySet());
        for (String tag : tags) {
            Optional<JsonNode> was =
                    Optional.ofNullable(old.get().tags().get(tag)).map(TextNode::valueOf);
            Optional<JsonNode> is =
                    Optional.ofNullable(now.get().tags().get(tag)).map(TextNode::valueOf);
            if (!was.equals(is)) {
                properties.add(new PropertyChange(List.of("Tags", tag), was, is, Replacement.NEVER));
            }
        }
        List<String> words = new ArrayList<>();
        if (!properties.isEmpty()) {
            words.add(named(properties, Replacement.NEVER) + ", on everything in it");
        }
        if (old.get().terminationProtection() != now.get().terminationProtection()) {
            PropertyChange protection = new PropertyChange(
                    List.of("TerminationProtection"),
                    Optional.of(BooleanNode.valueOf(old.get().terminationProtection())),
                    Optional.of(BooleanNode.valueOf(now.get().terminationProtection())),
                    Replacement.NEVER);
            properties.add(protection);
            words.add(protection.inWords());
        }
        return Optional.of(new Change(
                after.name(),
                "Stack",
                FlatStack.NESTED_STACK,
                Optional.of(after.stackName()),
                Verdict.WILL_BE_UPDATED,
                Meaning.OTHER,
                String.join(", and ", words),
                List.of(),
                Optional.empty(),
                properties,
                causes.of(List.of(), List.of())));
    }

    private static Replacement effect(List<PropertyChange> properties) {
        return properties.stream().map(PropertyChange::effect).reduce(Replacement.NEVER, Replacement::or);
    }

    private Change added(FlatResource now) {
        List<String> widenings = access.ofAdded(now);
        return new Change(
                after.name(),
                now.id(),
                now.type(),
                now.physicalName(),
                Verdict.WILL_BE_ADDED,
                widenings.isEmpty() ? Meaning.OTHER : Meaning.ACCESS,
                renames.entrySet().stream()
                        .filter(rename -> rename.getValue().equals(now.id()))
                        .findFirst()
                        .map(rename ->
                                "in place of " + subject(before.resources().get(rename.getKey())))
                        .orElse(""),
                widenings,
                Optional.empty(),
                List.of(),
                causes.of(List.of(), after.because(now)));
    }

    private Change removed(FlatResource old) {
        Optional<HeldData> data = HeldData.in(old.type(), old.properties(), schemas);
        List<String> widenings = access.ofRemoved(old);
        List<String> words = new ArrayList<>();
        data.ifPresent(held -> words.add(Loss.whenDeleted(old, held)));
        Optional.ofNullable(renames.get(old.id()))
                .map(id -> after.resources().get(id))
                .ifPresent(now -> words.add(subject(now) + " takes its place, which looks like a new name, and to"
                        + " CloudFormation is another resource"));
        return new Change(
                before.name(),
                old.id(),
                old.type(),
                old.physicalName(),
                Loss.verdict(old),
                meaning(data.isPresent(), widenings, false),
                String.join("; ", words),
                widenings,
                Optional.empty(),
                List.of(),
                causes.of(before.because(old), List.of()));
    }

    private Optional<Change> changed(
            FlatResource old, FlatResource now, List<PropertyChange> properties, Optional<Effect> following) {
        if (properties.isEmpty()
                && !old.moves(now)
                && following.isEmpty()
                && old.type().equals(now.type())) {
            return Optional.empty();
        }
        Optional<Change> impossible = impossible(old, now, properties, following);
        if (impossible.isPresent()) {
            return impossible;
        }
        Replacement effect = effect(properties);
        Optional<Effect> replacing = following.filter(known -> known.verdict() == Verdict.WILL_BE_REPLACED
                || known.verdict() == Verdict.MAY_BE_REPLACED && effect == Replacement.NEVER);
        Verdict verdict = Verdict.WILL_BE_UPDATED;
        List<String> words = new ArrayList<>();
        Optional<String> source = Optional.empty();
        if (old.moves(now)) {
            verdict = Verdict.WILL_BE_REPLACED;
            words.add(old.moving(now, after.name()));
        } else if (effect == Replacement.ALWAYS) {
            verdict = Verdict.WILL_BE_REPLACED;
            words.add("because " + named(properties, Replacement.ALWAYS)
                    + heldName(old, now, properties).orElse(""));
            source = Optional.of(schemas.source(now.type(), effect));
        } else if (replacing.isPresent()) {
            verdict = replacing.get().verdict();
            words.add("because " + replacing.get().why());
            source = replacing.get().source();
        } else if (effect != Replacement.NEVER) {
            verdict = Verdict.MAY_BE_REPLACED;
            words.add("because " + named(properties, effect)
                    + (effect == Replacement.UNKNOWN ? ", and the schema of this type is not known" : ""));
            source = Optional.of(schemas.source(now.type(), effect));
        }
        Optional<HeldData> data = HeldData.in(now.type(), now.properties(), schemas);
        List<String> widenings = access.ofChanged(old, now);
        boolean replaces = verdict != Verdict.WILL_BE_UPDATED;
        Optional<String> expired = replaces ? Optional.empty() : Retention.lost(now.type(), properties);
        if (replaces) {
            data.ifPresent(held -> words.add(Loss.whenReplaced(old, now, held)));
        } else if (widenings.isEmpty()) {
            words.add(properties.isEmpty() ? following.orElseThrow().why() : named(properties, Replacement.NEVER));
        }
        expired.ifPresent(words::add);
        upgrade(old, now, properties, following).map(MajorUpgrade::inWords).ifPresent(words::add);
        return Optional.of(new Change(
                after.name(),
                now.id(),
                now.type(),
                now.physicalName(),
                verdict,
                meaning(replaces && data.isPresent() || expired.isPresent(), widenings, replaces),
                (replaces ? ", " : "") + String.join("; ", words),
                widenings,
                source,
                properties,
                causes.of(before.because(old), after.because(now))));
    }

    private Optional<Change> impossible(
            FlatResource old, FlatResource now, List<PropertyChange> properties, Optional<Effect> following) {
        Optional<Impossible> impossible = old.type().equals(now.type())
                ? FixedCluster.why(old, now)
                        .or(() -> FixedVolume.why(old, now, properties))
                        .or(() -> upgrade(old, now, properties, following).flatMap(MajorUpgrade::refusal))
                        .or(() -> following
                                .filter(effect -> effect.verdict() == Verdict.CANNOT_BE_DONE)
                                .map(effect -> new Impossible(
                                        effect.why(), effect.source().orElseThrow())))
                : Optional.of(new Impossible(
                        "it is an " + old.type() + " and would be an " + now.type()
                                + ": CloudFormation doesn't change the type of a resource",
                        "CloudFormation's answer to such an update"));
        return impossible.map(found -> new Change(
                after.name(),
                now.id(),
                now.type(),
                now.physicalName(),
                Verdict.CANNOT_BE_DONE,
                Meaning.DATA,
                found.why(),
                List.of(),
                Optional.of(found.source()),
                properties,
                causes.of(before.because(old), after.because(now))));
    }

    /** What is made anew isn't upgraded. */
    private static Optional<MajorUpgrade> upgrade(
            FlatResource old, FlatResource now, List<PropertyChange> properties, Optional<Effect> following) {
        return old.moves(now) || following.isPresent() || effect(properties) != Replacement.NEVER
                ? Optional.empty()
                : MajorUpgrade.of(old, now);
    }

    private static Meaning meaning(boolean losesData, List<String> widenings, boolean replaces) {
        if (losesData) {
            return Meaning.DATA;
        }
        if (!widenings.isEmpty()) {
            return Meaning.ACCESS;
        }
        return replaces ? Meaning.REPLACED : Meaning.OTHER;
    }

    /** The new one is made first: two can't have one name. */
    private static Optional<String> heldName(FlatResource old, FlatResource now, List<PropertyChange> properties) {
        Optional<String> property = now.nameProperty();
        boolean changesName = property.isPresent()
                && properties.stream().anyMatch(change -> change.path().equals(List.of(property.get())));
        return property.isPresent() && !changesName && old.physicalName().equals(now.physicalName())
                ? Optional.of(", which fails as long as the old one has the name "
                        + now.physicalName().orElseThrow())
                : Optional.empty();
    }

    private static String named(List<PropertyChange> properties, Replacement effect) {
        List<String> words = properties.stream()
                .filter(change -> change.effect() == effect)
                .map(PropertyChange::inWords)
                .toList();
        return words.size() <= MOST_NAMED
                ? String.join(" and ", words)
                : Stream.concat(
                                words.stream().limit(MOST_NAMED),
                                Stream.of((words.size() - MOST_NAMED) + " more properties"))
                        .collect(Collectors.joining(", "));
    }

    private static String subject(FlatResource resource) {
        return resource.id()
                + resource.physicalName().map(name -> " (" + name + ")").orElse("");
    }

    private List<Change> outputs() {
        List<Change> changes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(after.outputs().keySet());
        names.addAll(before.outputs().keySet());
        for (String name : names) {
            Optional<JsonNode> old = value(before, name);
            Optional<JsonNode> now = value(after, name);
            if (!old.equals(now)) {
                Verdict verdict = old.isEmpty()
                        ? Verdict.WILL_BE_ADDED
                        : now.isEmpty() ? Verdict.WILL_BE_DELETED : Verdict.WILL_BE_UPDATED;
                PropertyChange change = new PropertyChange(List.of("Value"), old, now, Replacement.NEVER);
                changes.add(new Change(
                        after.name(),
                        "Outputs." + name,
                        "Output",
                        Optional.empty(),
                        verdict,
                        Meaning.OTHER,
                        verdict == Verdict.WILL_BE_UPDATED ? change.inWords() : "",
                        List.of(),
                        Optional.empty(),
                        List.of(change),
                        causes.of(List.of(), List.of())));
            }
        }
        return changes;
    }

    private static Optional<JsonNode> value(FlatStack stack, String output) {
        Optional<TemplateOutput> found = Optional.ofNullable(stack.outputs().get(output));
        StackPart root = stack.templates().parts().get(0);
        return found.map(known -> {
            Resolution resolution = new Resolver(stack.templates()).resolve(root, known.value());
            if (resolution instanceof Resolution.Known value) {
                return value.value();
            }
            return resolution instanceof Resolution.Unknown unknown
                    ? TextNode.valueOf(unknown.value().text())
                    : known.value();
        });
    }
}
