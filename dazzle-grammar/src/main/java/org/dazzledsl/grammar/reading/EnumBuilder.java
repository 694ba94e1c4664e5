package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.EnumItemContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EnumerationContext;
import org.dazzledsl.grammar.syntax.EnumDeclaration;

/** Reads {@code enum}. */
final class EnumBuilder extends BlockBuilder {

    private final EnumerationContext construct;
    private final List<EnumDeclaration.Value> values = new ArrayList<>();

    EnumBuilder(Reading reading, EnumerationContext construct) {
        super(reading);
        this.construct = construct;
    }

    EnumDeclaration build() {
        readAll(construct.enumItem());
        return new EnumDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                values,
                kept);
    }

    @Override
    public Void visitEnumItem(EnumItemContext line) {
        if (line.rest() == null) {
            values.add(new EnumDeclaration.Value(reading.name(line.name()), reading.title(line.title())));
        } else {
            keep(line, line.rest());
        }
        return null;
    }
}
