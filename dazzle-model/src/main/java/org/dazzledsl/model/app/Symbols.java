package org.dazzledsl.model.app;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.AppDeclaration;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.LlmConfigDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.NamedDeclaration;

/** Everything that is declared under a name, in all modules: a name is unique among the constructs of its keyword. */
final class Symbols {

    /** The kept constructs whose names others refer to; of the rest, several may share a name. */
    private static final Set<String> UNIQUE_BLOCKS =
            Set.of("surface", "workspace", "persona", "scenario", "story", "rhythm", "view", "test");

    /** An application has one of each, and it has no name. */
    private static final Set<String> SINGLE = Set.of("tenancy", "llm_config");

    record Symbol(Declaration declaration, Module module) {}

    private final Map<String, SortedMap<String, Symbol>> byKeyword = new TreeMap<>();
    private final Set<Declaration> superseded = Collections.newSetFromMap(new IdentityHashMap<>());

    private Symbols() {}

    static Symbols of(List<ModuleTable.Entry> modules, List<Problem> problems) {
        Symbols symbols = new Symbols();
        for (ModuleTable.Entry entry : modules) {
            for (Declaration declaration : entry.syntax().declarations()) {
                key(declaration, entry.module())
                        .ifPresent(key -> symbols.add(key, new Symbol(declaration, entry.module()), problems));
            }
        }
        return symbols;
    }

    Optional<Symbol> find(String keyword, String name) {
        return Optional.ofNullable(named(keyword).get(name));
    }

    /** In alphabetical order. */
    Set<String> names(String keyword) {
        return named(keyword).keySet();
    }

    /** Whether another declaration of the same name stands before this one. */
    boolean isDuplicate(Declaration declaration) {
        return superseded.contains(declaration);
    }

    private SortedMap<String, Symbol> named(String keyword) {
        return byKeyword.getOrDefault(keyword, Collections.emptySortedMap());
    }

    private void add(String key, Symbol symbol, List<Problem> problems) {
        Declaration declaration = symbol.declaration();
        Symbol other = byKeyword
                .computeIfAbsent(declaration.keyword(), keyword -> new TreeMap<>())
                .putIfAbsent(key, symbol);
        if (other == null) {
            return;
        }
        String code = "duplicate-" + declaration.keyword().replace('_', '-');
        String message = label(declaration) + " is already declared at " + place(other.declaration());
        if (mayRepeat(declaration) && other.module().equals(symbol.module())) {
            problems.add(Problem.warning(code, place(declaration), message + ", and adds to it"));
        } else {
            superseded.add(declaration);
            problems.add(Problem.error(code, place(declaration), message));
        }
    }

    /** Dazzle lets one module configure its language models in several blocks. */
    private static boolean mayRepeat(Declaration declaration) {
        return declaration instanceof LlmConfigDeclaration;
    }

    /** What must be unique among the constructs of the same keyword. */
    private static Optional<String> key(Declaration declaration, Module module) {
        if (SINGLE.contains(declaration.keyword())) {
            return Optional.of(declaration.keyword());
        }
        // A module has one; which of them counts, the root module decides.
        if (declaration instanceof AppDeclaration) {
            return Optional.of(module.name());
        }
        boolean unique = declaration instanceof NamedDeclaration || UNIQUE_BLOCKS.contains(declaration.keyword());
        return unique ? declaration.declaredName().map(Name::text) : Optional.empty();
    }

    private static String label(Declaration declaration) {
        return declaration
                .declaredName()
                .filter(name -> !(declaration instanceof AppDeclaration))
                .map(name -> "the " + declaration.keyword() + " '" + name.text() + "'")
                .orElse("'" + declaration.keyword() + "'");
    }

    private static Span place(Declaration declaration) {
        return declaration.declaredName().map(Name::span).orElse(declaration.span());
    }
}
