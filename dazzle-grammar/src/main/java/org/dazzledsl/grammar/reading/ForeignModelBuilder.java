package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.dazzledsl.grammar.antlr.DazzleParser.FieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ForeignModelConstraintContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ForeignModelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ForeignModelFieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ForeignModelKeyContext;
import org.dazzledsl.grammar.syntax.FieldSyntax;
import org.dazzledsl.grammar.syntax.ForeignModelDeclaration;
import org.dazzledsl.grammar.syntax.Name;

/** Reads {@code foreign_model}. */
final class ForeignModelBuilder extends BlockBuilder {

    private final ForeignModelContext construct;
    private final FieldBuilder fieldBuilder;
    private final List<Name> keyFields = new ArrayList<>();
    private final List<ForeignModelDeclaration.Constraint> constraints = new ArrayList<>();
    private final List<FieldSyntax> fields = new ArrayList<>();

    ForeignModelBuilder(Reading reading, ForeignModelContext construct) {
        super(reading);
        this.construct = construct;
        this.fieldBuilder = new FieldBuilder(reading);
    }

    ForeignModelDeclaration build() {
        readAll(construct.foreignModelItem());
        return new ForeignModelDeclaration(
                reading.span(construct),
                reading.name(construct.name(0)),
                reading.name(construct.name(1)),
                reading.title(construct.title()),
                keyFields,
                constraints,
                fields,
                kept);
    }

    @Override
    public Void visitForeignModelKey(ForeignModelKeyContext line) {
        keyFields.addAll(reading.names(line.names().name()));
        return null;
    }

    @Override
    public Void visitForeignModelConstraint(ForeignModelConstraintContext line) {
        reading.oneOf(
                        reading.name(line.name()),
                        ForeignModelDeclaration.Constraint.Kind.values(),
                        "a constraint of a foreign model")
                .map(kind -> new ForeignModelDeclaration.Constraint(
                        kind, reading.options(line.option()), reading.span(line)))
                .ifPresent(constraints::add);
        return null;
    }

    @Override
    public Void visitForeignModelField(ForeignModelFieldContext line) {
        Token fieldName = line.getStart();
        FieldContext field = line.field();
        if (field.type() == null && field.raw() == null) {
            kept.add(reading.block(fieldName, field.keptBlock(), field.NEWLINE().getSymbol()));
        } else {
            fieldBuilder.build(fieldName, field).ifPresent(fields::add);
        }
        return null;
    }
}
