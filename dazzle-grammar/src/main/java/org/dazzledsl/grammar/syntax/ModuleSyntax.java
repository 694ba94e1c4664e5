package org.dazzledsl.grammar.syntax;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one file says.
 *
 * @param file the path of its {@link org.dazzledsl.grammar.source.SourceFile}
 * @param module the name behind {@code module}; a file need not have one
 * @param declarations in the order of the text
 */
public record ModuleSyntax(
        String file, Optional<ModuleName> module, List<UseDeclaration> uses, List<Declaration> declarations) {

    public ModuleSyntax {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(module, "module");
        uses = List.copyOf(uses);
        declarations = List.copyOf(declarations);
    }

    /**
     * How many of each construct there are, by its keyword; a former spelling counts under the present one. {@code
     * service} counts both kinds, {@code service.api} and {@code service.domain} each of them.
     */
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Declaration declaration : declarations) {
            counts.merge(declaration.keyword(), 1, Integer::sum);
            if (declaration instanceof ServiceDeclaration service) {
                counts.merge(service.isExternal() ? "service.api" : "service.domain", 1, Integer::sum);
            }
        }
        return Collections.unmodifiableSortedMap(counts);
    }
}
