package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** A top-level construct: typed where infrastructure depends on it, kept as it stands otherwise. */
public sealed interface Declaration
        permits NamedDeclaration, TenancyDeclaration, LlmConfigDeclaration, BlockDeclaration {

    /** From the keyword to the end of the construct's last line. */
    Span span();

    /** The construct's keyword; the present one where the text uses a former spelling. */
    String keyword();

    Optional<Name> declaredName();

    Optional<Text> title();

    /** What stands in the construct and is not read into types. */
    List<KeptLine> kept();
}
