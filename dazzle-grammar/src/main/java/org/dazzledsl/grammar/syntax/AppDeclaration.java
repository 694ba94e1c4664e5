package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code app name "Title":} with its settings.
 *
 * @param features every other {@code key: value} of its block
 */
public record AppDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> description,
        Optional<Located<Boolean>> multiTenant,
        Optional<Located<Boolean>> auditTrail,
        Optional<Text> securityProfile,
        List<Setting> features,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public AppDeclaration {
        features = List.copyOf(features);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "app";
    }
}
