package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code webhook Name "Title":}, a notification over HTTP about an entity's events. */
public record WebhookDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Name> entity,
        List<Name> events,
        Optional<ValueSyntax> url,
        Optional<Auth> auth,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public WebhookDeclaration {
        events = List.copyOf(events);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "webhook";
    }

    /** {@code auth:} with {@code method} and {@code secret}. */
    public record Auth(Optional<Name> method, Optional<ValueSyntax> secret, List<KeptLine> kept, Span span) {
        public Auth {
            kept = List.copyOf(kept);
        }
    }
}
