package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dazzledsl.model.template.StackExports;

/** What stacks hand to each other and no longer do: exports that are imported, SSM parameters that are read. */
final class StackWiring {

    private static final String PARAMETER = "AWS::SSM::Parameter";

    private final List<FlatStack> before;
    private final List<FlatStack> after;

    StackWiring(List<FlatStack> before, List<FlatStack> after) {
        this.before = before;
        this.after = after;
    }

    /** What keeps a deployment from working, or needs an order of its own; a sentence each. */
    List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        for (FlatStack old : before) {
            StackExports exports = StackExports.of(old.templates());
            for (String export : exports.exported().keySet()) {
                if (!isExported(old.name(), export)) {
                    removedExport(old, export).ifPresent(obstacles::add);
                }
            }
            addRemovedParameters(old, obstacles);
        }
        return obstacles;
    }

    private boolean isExported(String stack, String export) {
        return after.stream()
                .filter(now -> now.name().equals(stack))
                .anyMatch(now -> StackExports.of(now.templates()).exported().containsKey(export));
    }

    private Optional<String> removedExport(FlatStack old, String export) {
        SortedSet<String> still = importers(after, export);
        SortedSet<String> until = importers(before, export);
        if (until.isEmpty() && still.isEmpty()) {
            return Optional.empty();
        }
        String removed = "Stack " + old.name() + " no longer exports " + export;
        if (!still.isEmpty()) {
            return Optional.of(removed + ", which " + named(still) + " still "
                    + (still.size() == 1 ? "imports" : "import") + ": no order of deployment works");
        }
        return Optional.of(removed + ", which " + named(until) + " as deployed "
                + (until.size() == 1 ? "imports" : "import") + ": CloudFormation refuses that until "
                + (until.size() == 1 ? "it is" : "they are") + " updated. Deploy in this order: "
                + commands(until, old));
    }

    private void addRemovedParameters(FlatStack old, List<String> obstacles) {
        boolean stays = after.stream().anyMatch(now -> now.name().equals(old.name()));
        Map<SortedSet<String>, List<String>> stillRead = new LinkedHashMap<>();
        Map<SortedSet<String>, List<String>> readSoFar = new LinkedHashMap<>();
        for (String name : parameters(old).values()) {
            if (!isPublished(name)) {
                SortedSet<String> still = readers(after, name, old.name());
                Map<SortedSet<String>, List<String>> which = still.isEmpty() ? readSoFar : stillRead;
                SortedSet<String> readers = still.isEmpty() ? readers(before, name, old.name()) : still;
                which.computeIfAbsent(readers, any -> new ArrayList<>()).add(name);
            }
        }
        stillRead.forEach((readers, names) -> obstacles.add("Stack " + old.name() + " no longer publishes "
                + parameters(names) + ", which " + named(readers) + " still " + (readers.size() == 1 ? "reads" : "read")
                + ": the deployment of " + (readers.size() == 1 ? "that stack" : "those stacks") + " fails"));
        // Stacks that stay are deployed in an order in which those that read come last, and they keep what they have
        // read.
        if (!stays) {
            readSoFar.remove(new TreeSet<String>());
            readSoFar.forEach((readers, names) -> obstacles.add("Stack " + old.name() + " publishes "
                    + parameters(names)
                    + ", which " + named(readers) + " as deployed " + (readers.size() == 1 ? "reads" : "read")
                    + ": deploy " + (readers.size() == 1 ? "it" : "them") + " before destroying " + old.name()));
        }
    }

    private static String parameters(List<String> names) {
        return (names.size() == 1 ? "the SSM parameter " : "the SSM parameters ") + String.join(" and ", names);
    }

    private static SortedSet<String> importers(List<FlatStack> stacks, String export) {
        return stacks.stream()
                .filter(stack -> StackExports.of(stack.templates()).imported().containsKey(export))
                .map(FlatStack::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isPublished(String name) {
        return after.stream().anyMatch(stack -> parameters(stack).containsValue(name));
    }

    /** The names of the SSM parameters that a stack publishes, by their logical ids. */
    static Map<String, String> parameters(FlatStack stack) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (FlatResource resource : stack.resources().values()) {
            if (resource.type().equals(PARAMETER)) {
                resource.physicalName().ifPresent(name -> parameters.put(resource.id(), name));
            }
        }
        return parameters;
    }

    private static SortedSet<String> readers(List<FlatStack> stacks, String parameter, String publisher) {
        return stacks.stream()
                .filter(stack -> !stack.name().equals(publisher))
                .filter(stack -> stack.templates().parts().stream()
                        .flatMap(part -> part.template().parameters().values().stream())
                        .filter(declared -> declared.isLookedUp())
                        .anyMatch(declared -> declared.defaultValue()
                                .filter(value -> value.asText().equals(parameter))
                                .isPresent()))
                .map(FlatStack::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(SortedSet<String> stacks) {
        return (stacks.size() == 1 ? "stack " : "stacks ") + String.join(" and ", stacks);
    }

    private static String commands(SortedSet<String> first, FlatStack last) {
        List<String> order = new ArrayList<>(first);
        order.add(last.name());
        return order.stream()
                .map(stack -> "npx cdk deploy " + stack + " --exclusively")
                .collect(Collectors.joining(", then "));
    }
}
