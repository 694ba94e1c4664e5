package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                && one.templates().environment().mayBe(other.templates().environment())
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
}
