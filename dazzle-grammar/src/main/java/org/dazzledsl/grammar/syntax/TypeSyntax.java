package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** The type of a field. */
public sealed interface TypeSyntax {

    /** From the type's word to the end of its arguments. */
    Span span();

    /** The type's word as it is written: {@code str}, {@code ref}, {@code has_many} … */
    String keyword();

    /** A type without arguments. */
    record Scalar(Kind kind, Span span) implements TypeSyntax {

        public enum Kind implements Word {
            TEXT,
            INT,
            FLOAT,
            BOOL,
            DATE,
            DATETIME,
            UUID,
            EMAIL,
            SLUG,
            JSON,
            URL,
            TIMEZONE
        }

        @Override
        public String keyword() {
            return kind.word();
        }
    }

    /** {@code str(200)}: at most so many characters. */
    record Str(Located<Integer> length, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "str";
        }
    }

    /** {@code decimal(10,2)}: so many digits in all, so many of them behind the point. */
    record Decimal(Located<Integer> precision, Located<Integer> scale, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "decimal";
        }
    }

    /** {@code money} or {@code money(GBP)}. */
    record Money(Optional<Name> currency, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "money";
        }
    }

    /**
     * {@code file}, {@code file(200MB)}, {@code file(200MB, ui: drag_drop)}: the one type that needs storage.
     *
     * @param maximumSize as written, such as {@code 200MB}
     */
    record File(Optional<Text> maximumSize, Optional<Name> ui, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "file";
        }
    }

    /** {@code enum[draft,issued,paid]}: at least one value. */
    record EnumValues(List<Name> values, Span span) implements TypeSyntax {
        public EnumValues {
            values = List.copyOf(values);
        }

        @Override
        public String keyword() {
            return "enum";
        }
    }

    /** {@code ref Customer}. */
    record Ref(Name target, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "ref";
        }
    }

    /** {@code poly_ref [Invoice, Order]}. */
    record PolyRef(List<Name> targets, Span span) implements TypeSyntax {
        public PolyRef {
            targets = List.copyOf(targets);
        }

        @Override
        public String keyword() {
            return "poly_ref";
        }
    }

    /**
     * {@code has_many Item [via OrderItem] [cascade|restrict|nullify] [readonly]}, and likewise {@code has_one},
     * {@code embeds}, {@code belongs_to}.
     *
     * @param via the entity between the two, in {@code has_many} only
     * @param onDelete {@code cascade}, {@code restrict} or {@code nullify}
     */
    record Relationship(
            Kind kind, Name target, Optional<Name> via, Optional<Name> onDelete, boolean readonly, Span span)
            implements TypeSyntax {

        public enum Kind implements Word {
            HAS_MANY,
            HAS_ONE,
            EMBEDS,
            BELONGS_TO
        }

        @Override
        public String keyword() {
            return kind.word();
        }
    }

    /** {@code latest_one Contract via employee}: the current one of the rows that point back by that field. */
    record LatestOne(Name target, Name field, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "latest_one";
        }
    }

    /**
     * {@code descendants_of self via parent}, {@code ancestors_of self via Link.manager}.
     *
     * @param through the entity before the point, where the reference stands in another entity
     */
    record Hierarchy(Kind kind, Optional<Name> through, Name field, Span span) implements TypeSyntax {

        public enum Kind implements Word {
            DESCENDANTS_OF,
            ANCESTORS_OF
        }

        @Override
        public String keyword() {
            return kind.word();
        }
    }

    /** {@code computed sum(lines.total)}: nothing is stored. */
    record Computed(Text expression, Span span) implements TypeSyntax {
        @Override
        public String keyword() {
            return "computed";
        }
    }
}
