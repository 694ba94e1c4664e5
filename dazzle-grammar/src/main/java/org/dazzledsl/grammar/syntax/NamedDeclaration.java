package org.dazzledsl.grammar.syntax;

import java.util.Optional;

/** A typed construct that always has a name. */
public sealed interface NamedDeclaration extends Declaration
        permits AppDeclaration,
                ArchetypeDeclaration,
                ChannelDeclaration,
                EntityDeclaration,
                EnumDeclaration,
                ExperienceDeclaration,
                ForeignModelDeclaration,
                IntegrationDeclaration,
                JobDeclaration,
                LedgerDeclaration,
                LlmIntentDeclaration,
                LlmModelDeclaration,
                MessageDeclaration,
                ProcessDeclaration,
                ScheduleDeclaration,
                ServiceDeclaration,
                TransactionDeclaration,
                WebhookDeclaration {

    Name name();

    @Override
    default Optional<Name> declaredName() {
        return Optional.of(name());
    }
}
