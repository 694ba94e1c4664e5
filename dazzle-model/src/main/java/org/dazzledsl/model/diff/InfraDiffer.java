package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateStack;

/** Compares two states of an infrastructure by their templates. */
public final class InfraDiffer {

    private final ReplacementTable schemas;
    private final CauseFinder causes;
    private final List<FlatStack> before;
    private final List<FlatStack> after;
    private final Consequences consequences;

    private InfraDiffer(Side before, Side after) {
        this.schemas = ReplacementTable.load();
        this.causes = new CauseFinder(before.elements(), after.elements());
        this.before = flat(before.templates());
        this.after = flat(after.templates());
        this.consequences = new Consequences(schemas);
    }

    /**
     * One state.
     *
     * @param elements where the elements stand that the templates name; {@link Elements#NONE} where that is not known
     */
    public record Side(TemplateFolder templates, Elements elements) {}

    public static InfraDiff compare(Side before, Side after) {
        return new InfraDiffer(before, after).diff();
    }

    /** What a first deployment does. */
    public static InfraDiff compareWithNothing(Side after) {
        return compare(new Side(new TemplateFolder(List.of()), Elements.NONE), after);
    }

    private static List<FlatStack> flat(TemplateFolder folder) {
        List<FlatStack> stacks = new ArrayList<>();
        for (TemplateStack stack : folder.stacks()) {
            stacks.add(FlatStack.of(stack));
        }
        return stacks;
    }

    private InfraDiff diff() {
        List<StackChange> stacks = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (FlatStack now : after) {
            Optional<FlatStack> old =
                    before.stream().filter(stack -> isSame(stack, now)).findFirst();
            if (old.isEmpty()) {
                stacks.add(new StackChange(now.name(), now.stackName(), Fate.ADDED));
                changes.addAll(added(now));
            } else {
                List<Change> inStack = new StackDiffer(schemas, causes, consequences, old.get(), now).changes();
                if (!inStack.isEmpty()) {
                    stacks.add(new StackChange(now.name(), now.stackName(), Fate.MODIFIED));
                    changes.addAll(inStack);
                }
            }
        }
        for (FlatStack old : before) {
            if (after.stream().noneMatch(stack -> isSame(old, stack))) {
                stacks.add(new StackChange(old.name(), old.stackName(), Fate.REMOVED));
                changes.addAll(removed(old));
            }
        }
        return new InfraDiff(stacks, changes, new StackWiring(before, after).obstacles(), false);
    }

    /** One under another name is another stack to CloudFormation. Of single template files the stacks' names aren't known. */
    private static boolean isSame(FlatStack one, FlatStack other) {
        boolean isNameKnown =
                !one.stackName().equals(one.name()) && !other.stackName().equals(other.name());
        return one.name().equals(other.name())
                && (!isNameKnown || one.stackName().equals(other.stackName()));
    }

    private List<Change> added(FlatStack stack) {
        FlatStack nothing = stack.without();
        return new StackDiffer(schemas, causes, consequences, nothing, stack).changes();
    }

    private List<Change> removed(FlatStack stack) {
        List<Change> changes = new ArrayList<>();
        for (FlatResource old : stack.resources().values()) {
            Optional<HeldData> data = HeldData.in(old.type(), old.properties(), schemas);
            changes.add(new Change(
                    stack.name(),
                    old.id(),
                    old.type(),
                    old.physicalName(),
                    Verdict.STAYS_WITH_ITS_STACK,
                    data.isPresent() ? Meaning.DATA : Meaning.OTHER,
                    data.map(held -> ", then " + Loss.whenDeleted(old, held)).orElse(""),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    causes.of(stack.because(old), List.of())));
        }
        return changes;
    }

    /**
     * What becomes of resources that refer to those that are replaced, in their own stack and, through SSM parameters, in
     * those that are deployed after it.
     */
    static final class Consequences {

        private static final String LOOKED_UP = "${the SSM parameter %s}";

        private final ReplacementTable schemas;
        private final Map<String, String> parameters = new LinkedHashMap<>();

        Consequences(ReplacementTable schemas) {
            this.schemas = schemas;
        }

        /**
         * Finds what must, or may, be replaced since a value that it is made of changes.
         *
         * @param replaced the logical ids in the stack that are replaced themselves
         * @return why, by logical id
         */
        Map<String, String> in(FlatStack before, FlatStack after, Set<String> replaced) {
            Map<String, String> reasons = new LinkedHashMap<>();
            Set<String> changing = new LinkedHashSet<>(replaced);
            boolean found = true;
            while (found) {
                found = false;
                for (FlatResource now : after.resources().values()) {
                    if (before.resources().containsKey(now.id()) && !changing.contains(now.id())) {
                        Optional<String> why = why(now, changing);
                        if (why.isPresent()) {
                            reasons.put(now.id(), why.get());
                            changing.add(now.id());
                            found = true;
                        }
                    }
                }
            }
            publish(before, after, changing);
            return reasons;
        }

        private Optional<String> why(FlatResource resource, Set<String> changing) {
            for (var leaf : Leaves.of(resource.properties()).entrySet()) {
                if (schemas.of(resource.type(), leaf.getKey()) == Replacement.NEVER
                        || !leaf.getValue().contains("${")) {
                    continue;
                }
                String property = String.join(".", leaf.getKey());
                for (String id : changing) {
                    if (leaf.getValue().contains("${" + id + "}")
                            || leaf.getValue().contains("${" + id + ".")) {
                        return Optional.of(property + " refers to " + id + ", which is made anew");
                    }
                }
                for (var parameter : parameters.entrySet()) {
                    if (leaf.getValue().contains(LOOKED_UP.formatted(parameter.getKey()))) {
                        return Optional.of(
                                property + " is read from " + parameter.getKey() + ", and " + parameter.getValue());
                    }
                }
            }
            return Optional.empty();
        }

        /** Notes the SSM parameters whose value will be another, for the stacks that come after. */
        private void publish(FlatStack before, FlatStack after, Set<String> changing) {
            StackWiring.parameters(after).forEach((id, name) -> {
                FlatResource now = after.resources().get(id);
                FlatResource old = before.resources().get(id);
                if (old == null) {
                    return;
                }
                String value = now.properties().path("Value").asText();
                changing.stream()
                        .filter(other -> value.contains("${" + other + "}") || value.contains("${" + other + "."))
                        .findFirst()
                        .ifPresent(other -> parameters.put(name, other + " is made anew"));
            });
        }
    }
}
