package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookAuthContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookEntityContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookEventsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookUrlContext;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ValueSyntax;
import org.dazzledsl.grammar.syntax.WebhookDeclaration;

/** Reads {@code webhook}. */
final class WebhookBuilder extends BlockBuilder {

    private final WebhookContext construct;
    private final Once<Name> entity = once();
    private final List<Name> events = new ArrayList<>();
    private final Once<ValueSyntax> url = once();
    private final Once<WebhookDeclaration.Auth> auth = once();

    WebhookBuilder(Reading reading, WebhookContext construct) {
        super(reading);
        this.construct = construct;
    }

    WebhookDeclaration build() {
        readAll(construct.webhookItem());
        return new WebhookDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                entity.get(),
                events,
                url.get(),
                auth.get(),
                kept);
    }

    @Override
    public Void visitWebhookEntity(WebhookEntityContext line) {
        set(entity, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitWebhookEvents(WebhookEventsContext line) {
        events.addAll(reading.list(line.list()));
        return null;
    }

    @Override
    public Void visitWebhookUrl(WebhookUrlContext line) {
        set(url, line, reading.lookup(line.lookup()));
        return null;
    }

    @Override
    public Void visitWebhookAuth(WebhookAuthContext line) {
        set(auth, line, new WebhookAuthBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitWebhookOther(WebhookOtherContext line) {
        keep(line, line.rest(), "a webhook", Keys.WEBHOOK);
        return null;
    }
}
