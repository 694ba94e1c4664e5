package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** What follows a field's type and is no default. */
public sealed interface ModifierSyntax {

    Span span();

    /** A word on its own: {@code required}, {@code pk}, {@code unique} … */
    record Flag(Kind kind, Span span) implements ModifierSyntax {

        public enum Kind implements Word {
            REQUIRED,
            OPTIONAL,
            PK,
            UNIQUE,
            /** {@code unique?}: unique among the rows that have a value. */
            UNIQUE_NULLABLE {
                @Override
                public String word() {
                    return "unique?";
                }
            },
            AUTO_ADD,
            AUTO_UPDATE,
            SENSITIVE,
            SEARCHABLE,
            INDEXED
        }
    }

    /** {@code pii}, {@code pii(category=contact, sensitivity=high)}. */
    record Pii(Optional<Name> category, Optional<Name> sensitivity, Span span) implements ModifierSyntax {}

    /** {@code storage=uploads|shared}: the named storages that a {@code file} field is kept in. */
    record Storage(List<Name> names, Span span) implements ModifierSyntax {
        public Storage {
            names = List.copyOf(names);
        }
    }

    /** {@code was: old_name}: the field's former name. */
    record Was(Name formerName, Span span) implements ModifierSyntax {}
}
