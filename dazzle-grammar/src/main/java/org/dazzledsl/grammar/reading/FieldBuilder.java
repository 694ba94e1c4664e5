package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.antlr.DazzleParser.DecimalTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.DefaultContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EnumTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FieldEndContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FileArgumentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FileTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.FlagContext;
import org.dazzledsl.grammar.antlr.DazzleParser.HierarchyTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LatestOneTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.MoneyTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.PiiArgumentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.PiiContext;
import org.dazzledsl.grammar.antlr.DazzleParser.PolyRefTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RefTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RelationshipTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScalarTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StorageContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StrTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.UniqueFlagContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WasContext;
import org.dazzledsl.grammar.antlr.DazzleParserBaseVisitor;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.FieldSyntax;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.ModifierSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TypeSyntax;

/** Reads the fields of entities, archetypes and foreign models. */
final class FieldBuilder {

    private static final List<String> SIZE_UNITS = List.of("KB", "MB", "GB");
    private static final List<String> UPLOADS = List.of("drag_drop", "managed_upload");
    /** The one line that may stand below a field: what the values of its enum mean. */
    private static final String BELOW = "semantic";

    private static final List<String> PII_KEYS = List.of("category", "sensitivity");
    private static final List<String> PII_CATEGORIES =
            List.of("contact", "identity", "location", "biometric", "financial", "health", "freeform", "behavioral");
    private static final List<String> PII_SENSITIVITIES = List.of("standard", "high", "special_category");

    private final Reading reading;
    private final TypeReader types = new TypeReader();

    FieldBuilder(Reading reading) {
        this.reading = reading;
    }

    /** Empty where a value in the field's type is out of range, which is then a problem. */
    Optional<FieldSyntax> build(Token fieldName, FieldContext field) {
        Name name = reading.name(fieldName);
        Span span = name.span().through(reading.places().of(endOfLine(field)));
        Optional<TypeSyntax> type = type(field);
        List<ModifierSyntax> modifiers = new ArrayList<>();
        Once<Text> defaultValue = new Once<>(reading.problems());
        for (FieldEndContext end : field.fieldEnd()) {
            if (end instanceof DefaultContext value) {
                Text text = reading.raw(value.defaultValue());
                defaultValue.set("=", reading.span(end), Optional.of(text));
            } else {
                modifiers.add(modifier(end));
            }
        }
        List<KeptLine> kept = reading.keptBlock(field.keptBlock());
        if (!kept.isEmpty() && !kept.get(0).keyword().equals(BELOW)) {
            reading.nothingBelow(field.keptBlock());
        }
        return type.map(read -> new FieldSyntax(name, read, modifiers, defaultValue.get(), kept, span));
    }

    private static ParserRuleContext endOfLine(FieldContext field) {
        if (!field.fieldEnd().isEmpty()) {
            return field.fieldEnd(field.fieldEnd().size() - 1);
        }
        return field.raw() != null ? field.raw() : field.type();
    }

    /** The problem of its arguments has been told where it is empty. */
    private Optional<TypeSyntax> type(FieldContext field) {
        if (field.raw() != null) {
            Span span = reading.places()
                    .of(field.COMPUTED().getSymbol(), field.raw().getStop());
            return Optional.of(new TypeSyntax.Computed(reading.raw(field.raw()), span));
        }
        return types.visit(field.type());
    }

    private ModifierSyntax modifier(FieldEndContext end) {
        Span span = reading.span(end);
        if (end instanceof FlagContext) {
            return new ModifierSyntax.Flag(flag(end.getStart().getText()), span);
        }
        if (end instanceof UniqueFlagContext unique) {
            return new ModifierSyntax.Flag(
                    unique.QUESTION() == null
                            ? ModifierSyntax.Flag.Kind.UNIQUE
                            : ModifierSyntax.Flag.Kind.UNIQUE_NULLABLE,
                    span);
        }
        if (end instanceof StorageContext storage) {
            return new ModifierSyntax.Storage(reading.names(storage.name()), span);
        }
        if (end instanceof WasContext was) {
            return new ModifierSyntax.Was(reading.name(was.name()), span);
        }
        return pii((PiiContext) end, span);
    }

    private static ModifierSyntax.Flag.Kind flag(String word) {
        for (ModifierSyntax.Flag.Kind kind : ModifierSyntax.Flag.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalStateException("No flag: " + word);
    }

    private ModifierSyntax.Pii pii(PiiContext pii, Span span) {
        Once<Name> category = new Once<>(reading.problems());
        Once<Name> sensitivity = new Once<>(reading.problems());
        for (PiiArgumentContext argument : pii.piiArgument()) {
            Name key = reading.name(argument.name(0));
            Name value = reading.name(argument.name(1));
            switch (key.text()) {
                case "category" ->
                    category.set(key.text(), key.span(), oneOf(value, PII_CATEGORIES, "a category of personal data"));
                case "sensitivity" ->
                    sensitivity.set(key.text(), key.span(), oneOf(value, PII_SENSITIVITIES, "a sensitivity"));
                default ->
                    reading.problems()
                            .add(Problem.error("unknown-key", key.span(), "unknown key '" + key + "' in pii(...)")
                                    .expecting(Wording.either(PII_KEYS))
                                    .suggesting(Suggestions.didYouMean(key.text(), PII_KEYS)));
            }
        }
        return new ModifierSyntax.Pii(category.get(), sensitivity.get(), span);
    }

    private Optional<Name> oneOf(Name written, List<String> words, String what) {
        if (words.contains(written.text())) {
            return Optional.of(written);
        }
        reading.problems()
                .add(Problem.error("unknown-word", written.span(), Wording.quote(written.text()) + " is not " + what)
                        .expecting(Wording.either(words))
                        .suggesting(Suggestions.didYouMean(written.text(), words)));
        return Optional.empty();
    }

    private final class TypeReader extends DazzleParserBaseVisitor<Optional<TypeSyntax>> {

        @Override
        public Optional<TypeSyntax> visitScalarType(ScalarTypeContext type) {
            String word = type.getStart().getText();
            for (TypeSyntax.Scalar.Kind kind : TypeSyntax.Scalar.Kind.values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(new TypeSyntax.Scalar(kind, reading.span(type)));
                }
            }
            throw new IllegalStateException("No type: " + word);
        }

        @Override
        public Optional<TypeSyntax> visitStrType(StrTypeContext type) {
            return reading.size(type.integer()).map(length -> new TypeSyntax.Str(length, reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitDecimalType(DecimalTypeContext type) {
            Optional<Located<Integer>> precision = reading.size(type.integer(0));
            Optional<Located<Integer>> scale = reading.size(type.integer(1));
            if (precision.isEmpty() || scale.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TypeSyntax.Decimal(precision.get(), scale.get(), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitMoneyType(MoneyTypeContext type) {
            return Optional.of(new TypeSyntax.Money(reading.optionalName(type.name()), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitFileType(FileTypeContext type) {
            Optional<Text> size = Optional.empty();
            Optional<Name> upload = Optional.empty();
            for (FileArgumentContext argument : type.fileArgument()) {
                if (argument.name().isEmpty()) {
                    size = Optional.of(fileSize(argument));
                } else {
                    upload = uploadMode(argument);
                }
            }
            return Optional.of(new TypeSyntax.File(size, upload, reading.span(type)));
        }

        private Text fileSize(FileArgumentContext argument) {
            Text size = reading.raw(argument);
            String unit = size.value().replaceFirst("^[0-9]+\\s*", "").toUpperCase(Locale.ROOT);
            if (!SIZE_UNITS.contains(unit)) {
                reading.problems()
                        .add(Problem.error("bad-size", size.span(), Wording.quote(size.value()) + " is not a size")
                                .expecting("a size such as 500KB, 200MB or 1GB"));
            }
            return size;
        }

        private Optional<Name> uploadMode(FileArgumentContext argument) {
            Name key = reading.name(argument.name(0));
            Name mode = reading.name(argument.name(1));
            if (!key.text().equals("ui")) {
                reading.problems()
                        .add(Problem.error("unknown-key", key.span(), "unknown key '" + key + "' in file(...)")
                                .expecting("a size such as 200MB, or ui:"));
                return Optional.empty();
            }
            return oneOf(mode, UPLOADS, "a way to upload");
        }

        @Override
        public Optional<TypeSyntax> visitEnumType(EnumTypeContext type) {
            return Optional.of(new TypeSyntax.EnumValues(reading.names(type.name()), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitRefType(RefTypeContext type) {
            return Optional.of(new TypeSyntax.Ref(reading.name(type.name()), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitPolyRefType(PolyRefTypeContext type) {
            return Optional.of(new TypeSyntax.PolyRef(reading.names(type.name()), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitRelationshipType(RelationshipTypeContext type) {
            TypeSyntax.Relationship.Kind kind = switch (type.getStart().getType()) {
                case DazzleParser.HAS_MANY -> TypeSyntax.Relationship.Kind.HAS_MANY;
                case DazzleParser.HAS_ONE -> TypeSyntax.Relationship.Kind.HAS_ONE;
                case DazzleParser.EMBEDS -> TypeSyntax.Relationship.Kind.EMBEDS;
                default -> TypeSyntax.Relationship.Kind.BELONGS_TO;
            };
            return Optional.of(new TypeSyntax.Relationship(
                    kind,
                    reading.name(type.name(0)),
                    reading.optionalName(type.name(1)),
                    word(type.CASCADE()).or(() -> word(type.RESTRICT())).or(() -> word(type.NULLIFY())),
                    type.READONLY() != null,
                    reading.span(type)));
        }

        private Optional<Name> word(TerminalNode node) {
            return Optional.ofNullable(node).map(found -> reading.name(found.getSymbol()));
        }

        @Override
        public Optional<TypeSyntax> visitLatestOneType(LatestOneTypeContext type) {
            return Optional.of(new TypeSyntax.LatestOne(
                    reading.name(type.name(0)), reading.name(type.name(1)), reading.span(type)));
        }

        @Override
        public Optional<TypeSyntax> visitHierarchyType(HierarchyTypeContext type) {
            TypeSyntax.Hierarchy.Kind kind = type.getStart().getType() == DazzleParser.ANCESTORS_OF
                    ? TypeSyntax.Hierarchy.Kind.ANCESTORS_OF
                    : TypeSyntax.Hierarchy.Kind.DESCENDANTS_OF;
            Name first = reading.name(type.name(0));
            Optional<Name> second = reading.optionalName(type.name(1));
            return Optional.of(new TypeSyntax.Hierarchy(
                    kind, second.map(field -> first), second.orElse(first), reading.span(type)));
        }
    }
}
