package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.dazzledsl.grammar.antlr.DazzleParser.ArchetypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityArchetypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityExtendsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityFieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityIntentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityItemContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntitySubtypeOfContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EntityTextContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.NameContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RestContext;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ArchetypeDeclaration;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.EntityDeclaration;
import org.dazzledsl.grammar.syntax.FieldSyntax;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code entity} and {@code archetype}. */
final class EntityBuilder extends BlockBuilder {

    private final NameContext name;
    private final Optional<Text> title;
    private final Span span;
    private final boolean isArchetype;
    private final List<EntityItemContext> items;
    private final FieldBuilder fieldBuilder;
    private final Once<Text> intent = once();
    private final List<Name> archetypes = new ArrayList<>();
    private final Once<Name> archetypeKind = once();
    private final Once<Name> subtypeOf = once();
    private final List<FieldSyntax> fields = new ArrayList<>();

    EntityBuilder(Reading reading, EntityContext entity) {
        super(reading);
        this.name = entity.name();
        this.title = reading.title(entity.title());
        this.span = reading.span(entity);
        this.isArchetype = false;
        this.items = entity.entityItem();
        this.fieldBuilder = new FieldBuilder(reading);
    }

    EntityBuilder(Reading reading, ArchetypeContext archetype) {
        super(reading);
        this.name = archetype.name();
        this.title = reading.title(archetype.title());
        this.span = reading.span(archetype);
        this.isArchetype = true;
        this.items = archetype.entityItem();
        this.fieldBuilder = new FieldBuilder(reading);
    }

    Declaration build() {
        readAll(items);
        return isArchetype
                ? new ArchetypeDeclaration(span, reading.name(name), title, archetypes, fields, kept)
                : new EntityDeclaration(
                        span,
                        reading.name(name),
                        title,
                        intent.get(),
                        archetypes,
                        archetypeKind.get(),
                        subtypeOf.get(),
                        fields,
                        kept);
    }

    @Override
    public Void visitEntityIntent(EntityIntentContext line) {
        set(intent, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitEntityExtends(EntityExtendsContext line) {
        archetypes.addAll(reading.names(line.names().name()));
        return null;
    }

    @Override
    public Void visitEntityArchetype(EntityArchetypeContext line) {
        set(archetypeKind, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitEntitySubtypeOf(EntitySubtypeOfContext line) {
        set(subtypeOf, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitEntityOther(EntityOtherContext line) {
        RestContext rest = line.entityKept().rest();
        keep(line.entityKept(), rest);
        if (rest.keptBlock() != null
                && (rest.raw() == null || !rest.raw().getText().contains(":"))) {
            Span header = kept.get(kept.size() - 1).span();
            reading.problems()
                    .add(Wording.endsTooSoon(Span.at(header.file(), header.endLine(), header.endColumn()))
                            .expecting("':'"));
        }
        return null;
    }

    @Override
    public Void visitEntityText(EntityTextContext line) {
        kept.add(new KeptLine(
                reading.places().text(line.getStart(), line.getStart()), List.of(), reading.span(line.text())));
        return null;
    }

    @Override
    public Void visitEntityField(EntityFieldContext line) {
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
