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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.ArchetypeDeclaration;
import org.dazzledsl.grammar.syntax.EntityDeclaration;
import org.dazzledsl.grammar.syntax.EnumDeclaration;
import org.dazzledsl.grammar.syntax.FieldSyntax;
import org.dazzledsl.grammar.syntax.ModifierSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TypeSyntax;

/** Links entities, the archetypes that they extend, and enums. */
final class EntityLinker {

    private static final String ENTITY = "entity";
    private static final String ARCHETYPE = "archetype";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private final Linking linking;
    private final Classifications classifications;

    EntityLinker(Linking linking, Classifications classifications) {
        this.linking = linking;
        this.classifications = classifications;
    }

    Optional<Entity> entity(EntityDeclaration declaration, Module module) {
        declaration.archetypes().forEach(name -> linking.isDeclared(ARCHETYPE, name));
        declaration.subtypeOf().ifPresent(name -> linking.isDeclared(ENTITY, name));
        Map<String, Field> fields = new LinkedHashMap<>();
        inherited(declaration.archetypes()).forEach(field -> fields.putIfAbsent(field.name(), field));
        // A field of the entity's own stands behind the inherited ones, and instead of one of the same name.
        declaration
                .fields()
                .forEach(field -> checkReferences(field.type(), name -> linking.isImported(ENTITY, name, module)));
        for (Field own : fields(declaration.fields())) {
            fields.remove(own.name());
            fields.put(own.name(), own);
        }
        String name = declaration.name().text();
        return Optional.of(new Entity(
                name,
                Linking.value(declaration.title()),
                Linking.value(declaration.intent()),
                Linking.texts(declaration.archetypes()),
                Linking.text(declaration.archetypeKind()),
                Linking.text(declaration.subtypeOf()),
                fields.values().stream()
                        .map(field -> field.markedAs(classifications.of(name, field.name())))
                        .toList(),
                declaration.kept(),
                declaration.span()));
    }

    /** It may refer to entities of modules that use its own. */
    Optional<Archetype> archetype(ArchetypeDeclaration declaration) {
        declaration.archetypes().forEach(name -> linking.isDeclared(ARCHETYPE, name));
        declaration.fields().forEach(field -> checkReferences(field.type(), this::doubt));
        return Optional.of(new Archetype(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.texts(declaration.archetypes()),
                fields(declaration.fields()),
                declaration.span()));
    }

    Optional<EnumType> enumType(EnumDeclaration declaration) {
        return Optional.of(new EnumType(
                declaration.name().text(),
                Linking.value(declaration.title()),
                declaration.values().stream()
                        .map(value -> new EnumType.Value(value.name().text(), Linking.value(value.title())))
                        .toList(),
                declaration.span()));
    }

    List<Field> fields(List<FieldSyntax> written) {
        Map<String, FieldSyntax> seen = new LinkedHashMap<>();
        List<Field> fields = new ArrayList<>();
        for (FieldSyntax field : written) {
            FieldSyntax other = seen.putIfAbsent(field.name().text(), field);
            if (other == null) {
                checkDefault(field);
                fields.add(field(field));
            } else {
                linking.report(Problem.error(
                        "duplicate-field",
                        field.name().span(),
                        "the field '" + field.name().text() + "' is already declared at "
                                + other.name().span()));
            }
        }
        return fields;
    }

    /** An expression in its place is found out when the application runs. */
    private void checkDefault(FieldSyntax field) {
        if (field.type() instanceof TypeSyntax.EnumValues type) {
            List<String> values = Linking.texts(type.values());
            field.defaultValue()
                    .filter(text -> WORD.matcher(text.value()).matches() && !values.contains(text.value()))
                    .ifPresent(text -> linking.report(Problem.warning(
                                    "unknown-default",
                                    text.span(),
                                    "the default '" + text.value() + "' is none of the values of '"
                                            + field.name().text() + "'")
                            .expecting("one of " + String.join(", ", values))
                            .suggesting(Suggestions.didYouMean(text.value(), values))));
        }
    }

    /** The names of all fields that an entity is known to have; nothing where some of them come from elsewhere. */
    Optional<Set<String>> fieldNames(EntityDeclaration entity) {
        boolean allKnown = entity.subtypeOf().isEmpty()
                && entity.archetypeKind().isEmpty()
                && entity.archetypes().stream()
                        .allMatch(name ->
                                linking.symbols().find(ARCHETYPE, name.text()).isPresent());
        if (!allKnown) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        inherited(entity.archetypes()).forEach(field -> names.add(field.name()));
        entity.fields().forEach(field -> names.add(field.name().text()));
        return Optional.of(names);
    }

    /** The fields of the archetypes, those of the ones they extend first. They are checked where they are declared. */
    private List<Field> inherited(List<Name> archetypes) {
        List<Field> fields = new ArrayList<>();
        Set<String> entered = new HashSet<>();
        // Without recursion: archetypes may extend each other in a chain of any length.
        Deque<Ancestor> line = new ArrayDeque<>();
        line.addLast(new Ancestor(List.of(), archetypes.iterator()));
        while (!line.isEmpty()) {
            Ancestor ancestor = line.getLast();
            if (!ancestor.parents().hasNext()) {
                line.removeLast();
                ancestor.fields().forEach(field -> fields.add(field(field)));
                continue;
            }
            String name = ancestor.parents().next().text();
            if (entered.add(name)) {
                linking.symbols()
                        .find(ARCHETYPE, name)
                        .map(symbol -> (ArchetypeDeclaration) symbol.declaration())
                        .ifPresent(found -> line.addLast(
                                new Ancestor(found.fields(), found.archetypes().iterator())));
            }
        }
        return fields;
    }

    /** An archetype whose own fields come once those of all its parents are there. */
    private record Ancestor(List<FieldSyntax> fields, Iterator<Name> parents) {}

    private void checkReferences(TypeSyntax type, Consumer<Name> plainReference) {
        if (type instanceof TypeSyntax.Ref ref) {
            plainReference.accept(ref.target());
        } else if (type instanceof TypeSyntax.PolyRef ref) {
            ref.targets().forEach(this::doubt);
        } else if (type instanceof TypeSyntax.Relationship relationship) {
            doubt(relationship.target());
            relationship.via().ifPresent(this::doubt);
        } else if (type instanceof TypeSyntax.LatestOne latest) {
            doubt(latest.target());
        } else if (type instanceof TypeSyntax.Hierarchy hierarchy) {
            hierarchy.through().ifPresent(this::doubt);
        }
    }

    /** Dazzle looks for the targets of plain references in entities only. */
    private void doubt(Name entity) {
        linking.doubtUnlessDeclared(ENTITY, entity);
    }

    private static Field field(FieldSyntax field) {
        List<ModifierSyntax.Flag.Kind> modifiers = new ArrayList<>();
        List<DataMark> marks = new ArrayList<>();
        List<String> storages = new ArrayList<>();
        for (ModifierSyntax modifier : field.modifiers()) {
            if (modifier instanceof ModifierSyntax.Flag flag) {
                modifiers.add(flag.kind());
                if (flag.kind() == ModifierSyntax.Flag.Kind.SENSITIVE) {
                    marks.add(new DataMark.Sensitive(flag.span()));
                }
            } else if (modifier instanceof ModifierSyntax.Pii pii) {
                marks.add(new DataMark.Pii(Linking.text(pii.category()), Linking.text(pii.sensitivity()), pii.span()));
            } else if (modifier instanceof ModifierSyntax.Storage storage) {
                storages.addAll(Linking.texts(storage.names()));
            }
        }
        return new Field(
                field.name().text(),
                type(field.type()),
                modifiers,
                marks,
                storages,
                field.defaultValue().map(Text::value),
                field.span());
    }

    private static FieldType type(TypeSyntax type) {
        if (type instanceof TypeSyntax.Scalar scalar) {
            return new FieldType.Scalar(scalar.kind());
        } else if (type instanceof TypeSyntax.Str str) {
            return new FieldType.Str(str.length().value());
        } else if (type instanceof TypeSyntax.Decimal decimal) {
            return new FieldType.Decimal(
                    decimal.precision().value(), decimal.scale().value());
        } else if (type instanceof TypeSyntax.Money money) {
            return new FieldType.Money(Linking.text(money.currency()));
        } else if (type instanceof TypeSyntax.File file) {
            return new FieldType.File(Linking.value(file.maximumSize()), Linking.text(file.ui()));
        } else if (type instanceof TypeSyntax.EnumValues values) {
            return new FieldType.EnumValues(Linking.texts(values.values()));
        } else if (type instanceof TypeSyntax.Ref ref) {
            return new FieldType.Ref(ref.target().text());
        } else if (type instanceof TypeSyntax.PolyRef ref) {
            return new FieldType.PolyRef(Linking.texts(ref.targets()));
        } else if (type instanceof TypeSyntax.Relationship relationship) {
            return new FieldType.Relationship(
                    relationship.kind(),
                    relationship.target().text(),
                    Linking.text(relationship.via()),
                    Linking.text(relationship.onDelete()),
                    relationship.readonly());
        } else if (type instanceof TypeSyntax.LatestOne latest) {
            return new FieldType.LatestOne(
                    latest.target().text(), latest.field().text());
        } else if (type instanceof TypeSyntax.Hierarchy hierarchy) {
            return new FieldType.Hierarchy(
                    hierarchy.kind(),
                    Linking.text(hierarchy.through()),
                    hierarchy.field().text());
        } else if (type instanceof TypeSyntax.Computed computed) {
            return new FieldType.Computed(computed.expression().value());
        }
        throw new IllegalStateException("A type without a counterpart: " + type.keyword());
    }
}
