package org.dazzledsl.model.infra;

import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.app.AppElement;
import org.dazzledsl.model.because.Reason;

/** The conclusions that the analysis draws, each in the words in which a plan gives it as a reason. */
enum Inference {
    APPLICATION("an application runs somewhere, in a network, and is watched"),
    TABLE("an entity is a table of a database"),
    FILE("a field of type file needs object storage"),
    CACHED_INTEGRATION("an integration caches what it fetches"),
    CACHED_EXPERIENCE("an experience keeps its state between its steps in a cache"),
    MANY_INTEGRATIONS("more than two integrations call for asynchronous work"),
    MANY_EXPERIENCES("more than one experience calls for asynchronous work"),
    ASYNC_SERVICE("a service whose spec URL says async, background, queue or job works asynchronously"),
    ASYNC_TRANSACTION("an asynchronous transaction waits in a queue until a worker executes it"),
    PROCESS("a process is run by workers"),
    JOB("a job is run by workers"),
    SCHEDULE("a schedule is run by workers"),
    RECEIVED_STREAM("events that the application receives are worked off by workers"),
    WEBHOOK_SERVICE("a service whose spec URL says webhook calls the application"),
    WEBHOOK("a webhook needs a way in from outside"),
    QUEUE_CHANNEL("a channel of kind queue is a message queue"),
    STREAM_CHANNEL("a channel of kind stream is an event bus"),
    EMAIL_CHANNEL("a channel of kind email sends mail"),
    EMAIL_TEMPLATE("a message that an email channel sends is a mail template"),
    DUE_SCHEDULE("a schedule is started when it is due"),
    DUE_JOB("a job with a schedule is started when it is due"),
    DUE_PROCESS("a process with a time as its trigger is started when it is due"),
    LEDGER("a ledger keeps its accounts in TigerBeetle"),
    APPLICATION_KEY("an application signs its sessions and tokens"),
    API_CREDENTIALS("an external API is called with credentials"),
    INTEGRATION_CREDENTIALS("an integration signs in with credentials"),
    LLM_CREDENTIALS("a language model is called with its provider's key"),
    WEBHOOK_SECRET("a webhook's messages are signed"),
    TENANCY("the application is told how its tenants are kept apart"),
    PERSONAL_FIELD("a field marked pii holds personal data"),
    SENSITIVE_FIELD("a field marked sensitive holds data that not everybody may see"),
    CLASSIFIED_FIELD("a field is classified as %s");

    private final String text;

    Inference(String text) {
        this.text = text;
    }

    Reason because(AppElement element) {
        return because(element.id(), element.span());
    }

    /** @param details for a rule whose text has places for them */
    Reason because(String element, Span span, Object... details) {
        return new Reason(element, span, String.format(text, details));
    }
}
