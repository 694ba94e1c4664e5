package org.dazzledsl.grammar.syntax;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code use a.b [as x]}. */
public record UseDeclaration(ModuleName module, Optional<Name> alias, Span span) {}
