package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code foreign_model Name from api "Title":}, data that an external API holds.
 *
 * @param service the external API
 */
public record ForeignModelDeclaration(
        Span span,
        Name name,
        Name service,
        Optional<Text> title,
        List<Name> keyFields,
        List<Constraint> constraints,
        List<FieldSyntax> fields,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public ForeignModelDeclaration {
        keyFields = List.copyOf(keyFields);
        constraints = List.copyOf(constraints);
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "foreign_model";
    }

    /** {@code constraint read_only key=value …}. */
    public record Constraint(Located<Kind> kind, List<Setting> options, Span span) {

        public enum Kind implements Word {
            READ_ONLY,
            EVENT_DRIVEN,
            BATCH_IMPORT
        }

        public Constraint {
            options = List.copyOf(options);
        }
    }
}
