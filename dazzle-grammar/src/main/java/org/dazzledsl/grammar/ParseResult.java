package org.dazzledsl.grammar;

import java.util.List;
import java.util.Objects;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.ModuleSyntax;

/**
 * What a text says, as far as it could be read, and what is wrong with it.
 *
 * @param syntax without the lines that could not be read; a construct whose header could be read is in it
 * @param problems by place
 */
public record ParseResult(ModuleSyntax syntax, List<Problem> problems) {

    public ParseResult {
        Objects.requireNonNull(syntax, "syntax");
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
