package org.dazzledsl.model.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ModifierSyntax;

/**
 * A field of an entity, an archetype or a foreign model.
 *
 * @param modifiers {@code required}, {@code pk} …, in the order of the text
 * @param marks what says that its values need care
 * @param storages the named storages that a file is kept in
 * @param defaultValue as written; a quoted one without its quotes
 * @param span where it stands; in its archetype's text when it is inherited
 */
public record Field(
        String name,
        FieldType type,
        List<ModifierSyntax.Flag.Kind> modifiers,
        List<DataMark> marks,
        List<String> storages,
        Optional<String> defaultValue,
        Span span) {

    public Field {
        modifiers = List.copyOf(modifiers);
        marks = List.copyOf(marks);
        storages = List.copyOf(storages);
    }

    Field markedAs(List<DataMark.Classified> classifications) {
        if (classifications.isEmpty()) {
            return this;
        }
        List<DataMark> all = new ArrayList<>(marks);
        all.addAll(classifications);
        return new Field(name, type, modifiers, all, storages, defaultValue, span);
    }
}
