package org.dazzledsl.model.app;

import org.dazzledsl.grammar.source.Span;

/** Something that a specification declares under a name. */
public sealed interface AppElement
        permits App,
                Archetype,
                Channel,
                DomainService,
                Entity,
                EnumType,
                Experience,
                ExternalService,
                ForeignModel,
                Integration,
                Job,
                Ledger,
                LlmIntent,
                LlmModel,
                Message,
                Process,
                Schedule,
                Transaction,
                Webhook {

    /** The keyword that declares it: {@code entity}, {@code ledger} … */
    String keyword();

    String name();

    Span span();

    /** Names the element for good, wherever it stands: {@code entity Customer}. */
    default String id() {
        return keyword() + " " + name();
    }
}
