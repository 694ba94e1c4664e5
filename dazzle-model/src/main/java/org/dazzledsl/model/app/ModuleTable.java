package org.dazzledsl.model.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.ModuleName;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.UseDeclaration;

/** The modules of an application and how they use each other. */
final class ModuleTable {

    /** A module and the text it was read from. */
    record Entry(Module module, ModuleSyntax syntax) {}

    /** A longer circle is shown by its beginning and its end. */
    private static final int MOST_NAMES_OF_A_CIRCLE = 8;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byName = new LinkedHashMap<>();

    private ModuleTable() {}

    static ModuleTable of(List<ModuleSyntax> files, List<Problem> problems) {
        ModuleTable table = new ModuleTable();
        for (ModuleSyntax file : files) {
            table.add(file, problems);
        }
        table.entries.forEach(entry -> table.checkUses(entry, problems));
        table.checkCycles(problems);
        return table;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The module that the project names as its root. */
    Optional<Entry> root(String name, Span namedAt, List<Problem> problems) {
        Entry root = byName.get(name);
        if (root == null) {
            Set<String> names = new TreeSet<>(byName.keySet());
            problems.add(Problem.error("unknown-root-module", namedAt, "the root module '" + name + "' is not declared")
                    .expecting("one of " + String.join(", ", names))
                    .suggesting(Suggestions.didYouMean(name, names)));
        }
        return Optional.ofNullable(root);
    }

    private void add(ModuleSyntax file, List<Problem> problems) {
        Module module = new Module(nameOf(file), file.file(), usesOf(file), placeOf(file));
        Entry entry = new Entry(module, file);
        entries.add(entry);
        Entry first = byName.putIfAbsent(module.name(), entry);
        if (first != null) {
            problems.add(Problem.error(
                            "duplicate-module",
                            module.span(),
                            "the module '" + module.name() + "' is already declared at "
                                    + first.module().span())
                    .expecting("a module of its own for each file"));
        }
    }

    private static String nameOf(ModuleSyntax file) {
        return file.module().map(ModuleName::text).orElseGet(() -> {
            String name = file.file().substring(file.file().lastIndexOf('/') + 1);
            return name.endsWith(".dsl") ? name.substring(0, name.length() - ".dsl".length()) : name;
        });
    }

    private static List<String> usesOf(ModuleSyntax file) {
        Set<String> uses = new LinkedHashSet<>();
        file.uses().forEach(use -> uses.add(use.module().text()));
        return List.copyOf(uses);
    }

    private static Span placeOf(ModuleSyntax file) {
        return file.module().map(ModuleName::span).orElseGet(() -> Span.at(file.file(), 1, 1));
    }

    private void checkUses(Entry entry, List<Problem> problems) {
        for (UseDeclaration use : entry.syntax().uses()) {
            String used = use.module().text();
            if (!byName.containsKey(used)) {
                problems.add(Problem.error(
                                "unknown-module", use.module().span(), "the module '" + used + "' is not declared")
                        .suggesting(Suggestions.didYouMean(used, byName.keySet())));
            }
        }
    }

    /** Each circle is reported at the {@code use} that closes it, on the way from its first module. */
    private void checkCycles(List<Problem> problems) {
        Set<String> done = new HashSet<>();
        for (String name : byName.keySet()) {
            if (!done.contains(name)) {
                walk(name, done, problems);
            }
        }
    }

    /** Where a walk stands in a module: the uses that it has not followed yet. */
    private record Step(String module, Iterator<UseDeclaration> uses) {}

    /** Depth first, without recursion: modules may use each other in a chain of any length. */
    private void walk(String start, Set<String> done, List<Problem> problems) {
        Set<String> path = new LinkedHashSet<>();
        Deque<Step> steps = new ArrayDeque<>();
        enter(start, path, steps);
        while (!steps.isEmpty()) {
            Step step = steps.getLast();
            if (!step.uses().hasNext()) {
                steps.removeLast();
                path.remove(step.module());
                done.add(step.module());
                continue;
            }
            UseDeclaration use = step.uses().next();
            String used = use.module().text();
            if (path.contains(used)) {
                problems.add(Problem.error(
                        "module-cycle",
                        use.module().span(),
                        "the modules use each other in a circle: " + circle(path, used)));
            } else if (byName.containsKey(used) && !done.contains(used)) {
                enter(used, path, steps);
            }
        }
    }

    private void enter(String name, Set<String> path, Deque<Step> steps) {
        path.add(name);
        steps.addLast(new Step(name, byName.get(name).syntax().uses().iterator()));
    }

    private static String circle(Set<String> path, String closing) {
        List<String> names = new ArrayList<>(path);
        List<String> circle = new ArrayList<>(names.subList(names.indexOf(closing), names.size()));
        if (circle.size() > MOST_NAMES_OF_A_CIRCLE) {
            circle.subList(MOST_NAMES_OF_A_CIRCLE / 2, circle.size() - MOST_NAMES_OF_A_CIRCLE / 2)
                    .clear();
            circle.add(MOST_NAMES_OF_A_CIRCLE / 2, "…");
        }
        circle.add(closing);
        return String.join(" → ", circle);
    }
}
