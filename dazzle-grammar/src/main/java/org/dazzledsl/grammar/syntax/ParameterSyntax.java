package org.dazzledsl.grammar.syntax;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * An input, an output or a message's field: {@code name: type [required] [=default]}. Its type is not checked against the
 * field types: it may be any word, with arguments.
 *
 * @param type as written, such as {@code str(200)}, {@code list[OrderItem]}, {@code ref Order}
 * @param reference what {@code ref X} and {@code list[X]} name
 * @param description the string behind the type, where there is one
 */
public record ParameterSyntax(
        Name name,
        Text type,
        Optional<Name> reference,
        boolean required,
        Optional<Text> defaultValue,
        Optional<Text> description,
        Span span) {}
