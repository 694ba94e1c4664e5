package org.dazzledsl.model.app;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * An input, an output or a message's field.
 *
 * @param type as written, such as {@code str(200)}, {@code list[OrderItem]}
 * @param defaultValue as written
 */
public record Parameter(String name, String type, boolean required, Optional<String> defaultValue, Span span) {}
