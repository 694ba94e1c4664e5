package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * What connects the application with external APIs.
 *
 * @param services the APIs that it uses
 * @param foreignModels that it uses
 */
public record Integration(
        String name,
        Optional<String> title,
        List<String> services,
        List<String> foreignModels,
        Optional<String> baseUrl,
        Optional<Auth> auth,
        List<Action> actions,
        List<Sync> syncs,
        List<Mapping> mappings,
        Span span)
        implements AppElement {

    public Integration {
        services = List.copyOf(services);
        foreignModels = List.copyOf(foreignModels);
        actions = List.copyOf(actions);
        syncs = List.copyOf(syncs);
        mappings = List.copyOf(mappings);
    }

    @Override
    public String keyword() {
        return "integration";
    }

    /**
     * @param kind {@code api_key}, {@code oauth2}, {@code bearer}, {@code basic}
     * @param variables the environment variables that hold the credentials
     */
    public record Auth(String kind, List<String> variables) {
        public Auth {
            variables = List.copyOf(variables);
        }
    }

    /** A call that a screen makes. */
    public record Action(
            String name,
            Optional<String> surface,
            Optional<String> service,
            Optional<String> operation,
            Optional<String> foreignModel,
            Optional<String> entity,
            Span span) {}

    /**
     * Data that is fetched on a schedule or on an event.
     *
     * @param mode {@code scheduled} or {@code event_driven}
     */
    public record Sync(
            String name,
            Optional<String> mode,
            Optional<String> cron,
            Optional<String> service,
            Optional<String> operation,
            Optional<String> foreignModel,
            Optional<String> entity,
            Span span) {}

    /** Requests that an entity's events cause. */
    public record Mapping(String name, Optional<String> entity, Span span) {}
}
