package org.dazzledsl.model.app;

import java.util.List;
import org.dazzledsl.grammar.source.Span;

/**
 * One file's module.
 *
 * @param name as declared; the file's name without its ending where no {@code module} line stands in it
 * @param uses the modules it uses, each once, in the order of the text
 * @param span of its name, or the start of the file
 */
public record Module(String name, String file, List<String> uses, Span span) {

    public Module {
        uses = List.copyOf(uses);
    }
}
