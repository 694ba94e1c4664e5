package org.dazzledsl.model.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a deployment would change.
 *
 * @param stacks those that are added, modified or removed, in the order of deployment, removed ones last
 * @param changes the gravest first, those of a stack in the order of its template
 * @param obstacles what keeps a deployment from working, or makes its order matter; a sentence or two each
 * @param partial whether the older side was a manifest, which doesn't tell all changes
 */
public record InfraDiff(List<StackChange> stacks, List<Change> changes, List<String> obstacles, boolean partial) {

    public static final InfraDiff NOTHING = new InfraDiff(List.of(), List.of(), List.of(), false);

    public InfraDiff {
        stacks = List.copyOf(stacks);
        changes = changes.stream().sorted(Comparator.comparing(Change::meaning)).toList();
        obstacles = List.copyOf(obstacles);
    }

    /** What becomes of a stack as a whole. */
    public enum Fate {
        ADDED,
        MODIFIED,
        REMOVED
    }

    /**
     * @param name {@code Messaging}
     * @param stackName of the CloudFormation stack
     */
    public record StackChange(String name, String stackName, Fate fate) {}

    /**
     * What of it concerns some of the stacks: a deployment of those alone. Obstacles stay, since they are told in words.
     *
     * @param names of the stacks: {@code Messaging}
     */
    public InfraDiff only(Set<String> names) {
        return new InfraDiff(
                stacks.stream().filter(stack -> names.contains(stack.name())).toList(),
                changes.stream()
                        .filter(change -> names.contains(change.stack()))
                        .toList(),
                obstacles,
                partial);
    }

    public boolean isEmpty() {
        return stacks.isEmpty();
    }

    public List<StackChange> stacks(Fate fate) {
        return stacks.stream().filter(stack -> stack.fate() == fate).toList();
    }

    public List<Change> changes(Meaning meaning) {
        return changes.stream().filter(change -> change.meaning() == meaning).toList();
    }

    /** Whether something that holds data is, or may be, replaced or deleted. */
    public boolean isDestructive() {
        return changes.stream().anyMatch(change -> change.meaning() == Meaning.DATA);
    }

    /** Whether access is opened to somebody. */
    public boolean isWidening() {
        return changes.stream().anyMatch(change -> !change.widenings().isEmpty());
    }
}
