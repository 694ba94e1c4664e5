package org.dazzledsl.grammar;

import org.dazzledsl.grammar.reading.ModuleReader;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.syntax.ModuleSyntax;

/** Reads Dazzle DSL text. Has no state: one instance may be used by many threads at once. */
public final class DslParser {

    /**
     * Reads a text as far as it can be read. Whatever the text, the mistakes in it are problems, never exceptions; the
     * time taken is proportional to its length.
     */
    public ParseResult parse(SourceFile file) {
        ModuleReader reader = new ModuleReader(file);
        ModuleSyntax syntax = reader.read();
        return new ParseResult(syntax, reader.problems());
    }
}
