package org.dazzledsl.model.app;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The whole application: every construct of every module that its files declare, with each reference resolved.
 * Lists stand in the order of the files' paths and of the lines within them.
 *
 * @param tenancy at most one in all modules, as {@code llmConfig}
 * @param blocks the constructs on which no infrastructure depends, as they stand in the text
 */
public record AppSpec(
        App app,
        List<Module> modules,
        List<Entity> entities,
        List<Archetype> archetypes,
        List<EnumType> enums,
        List<ExternalService> externalServices,
        List<DomainService> domainServices,
        List<ForeignModel> foreignModels,
        List<Integration> integrations,
        List<Experience> experiences,
        List<Message> messages,
        List<Channel> channels,
        List<Process> processes,
        List<Schedule> schedules,
        List<Job> jobs,
        List<Ledger> ledgers,
        List<Transaction> transactions,
        List<Webhook> webhooks,
        Optional<Tenancy> tenancy,
        List<LlmModel> llmModels,
        Optional<LlmConfig> llmConfig,
        List<LlmIntent> llmIntents,
        List<KeptBlock> blocks) {

    public AppSpec {
        Objects.requireNonNull(app, "app");
        modules = List.copyOf(modules);
        entities = unique(entities);
        archetypes = unique(archetypes);
        enums = unique(enums);
        externalServices = unique(externalServices);
        domainServices = unique(domainServices);
        foreignModels = unique(foreignModels);
        integrations = unique(integrations);
        experiences = unique(experiences);
        messages = unique(messages);
        channels = unique(channels);
        processes = unique(processes);
        schedules = unique(schedules);
        jobs = unique(jobs);
        ledgers = unique(ledgers);
        transactions = unique(transactions);
        webhooks = unique(webhooks);
        Objects.requireNonNull(tenancy, "tenancy");
        llmModels = unique(llmModels);
        Objects.requireNonNull(llmConfig, "llmConfig");
        llmIntents = unique(llmIntents);
        blocks = List.copyOf(blocks);
    }

    private static <E extends AppElement> List<E> unique(List<E> elements) {
        Set<String> names = new HashSet<>();
        for (E element : elements) {
            if (!names.add(element.name())) {
                throw new IllegalArgumentException("Declared twice: " + element.id());
            }
        }
        return List.copyOf(elements);
    }
}
