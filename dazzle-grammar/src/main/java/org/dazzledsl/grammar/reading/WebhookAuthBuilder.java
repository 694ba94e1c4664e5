package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.WebhookAuthContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookAuthMethodContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookAuthOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.WebhookAuthSecretContext;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ValueSyntax;
import org.dazzledsl.grammar.syntax.WebhookDeclaration;

/** Reads {@code auth} in a webhook. */
final class WebhookAuthBuilder extends BlockBuilder {

    private final Once<Name> method = once();
    private final Once<ValueSyntax> secret = once();

    WebhookAuthBuilder(Reading reading) {
        super(reading);
    }

    WebhookDeclaration.Auth build(WebhookAuthContext block) {
        readAll(block.webhookAuthItem());
        return new WebhookDeclaration.Auth(method.get(), secret.get(), kept, reading.span(block));
    }

    @Override
    public Void visitWebhookAuthMethod(WebhookAuthMethodContext line) {
        set(method, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitWebhookAuthSecret(WebhookAuthSecretContext line) {
        set(secret, line, reading.lookup(line.lookup()));
        return null;
    }

    @Override
    public Void visitWebhookAuthOther(WebhookAuthOtherContext line) {
        keep(line, line.rest(), "a webhook's auth", Keys.WEBHOOK_AUTH);
        return null;
    }
}
