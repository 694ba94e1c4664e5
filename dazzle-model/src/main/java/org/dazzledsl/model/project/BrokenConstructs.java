package org.dazzledsl.model.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.ModuleSyntax;

/** Constructs with errors in them: a setting that seems to be missing may be the one that could not be read. */
final class BrokenConstructs {

    /** By file; the first line of each and its last. Constructs stand one below the other. */
    private final Map<String, NavigableMap<Integer, Integer>> lines = new HashMap<>();

    private BrokenConstructs() {}

    static BrokenConstructs of(List<ModuleSyntax> modules, List<Problem> problems) {
        Map<String, NavigableSet<Integer>> errors = new HashMap<>();
        for (Problem problem : problems) {
            if (problem.isError()) {
                errors.computeIfAbsent(problem.span().file(), file -> new TreeSet<>())
                        .add(problem.span().line());
            }
        }
        BrokenConstructs broken = new BrokenConstructs();
        for (ModuleSyntax module : modules) {
            if (errors.containsKey(module.file())) {
                broken.add(module, errors.get(module.file()));
            }
        }
        return broken;
    }

    private void add(ModuleSyntax module, NavigableSet<Integer> errors) {
        NavigableMap<Integer, Integer> ofFile = lines.computeIfAbsent(module.file(), file -> new TreeMap<>());
        for (Declaration declaration : module.declarations()) {
            Span span = declaration.span();
            Integer error = errors.ceiling(span.line());
            if (error != null && error <= span.endLine()) {
                ofFile.put(span.line(), span.endLine());
            }
        }
    }

    /** Whether a place is within one of them. */
    boolean contain(Span place) {
        NavigableMap<Integer, Integer> ofFile = lines.get(place.file());
        Map.Entry<Integer, Integer> before = ofFile == null ? null : ofFile.floorEntry(place.line());
        return before != null && place.line() <= before.getValue();
    }
}
