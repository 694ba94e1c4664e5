package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code integration name "Title":}.
 *
 * @param services what {@code uses service} names, in the order of the text
 * @param foreignModels what {@code uses foreign} names
 */
public record IntegrationDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        List<Name> services,
        List<Name> foreignModels,
        Optional<Text> baseUrl,
        Optional<Auth> auth,
        List<Action> actions,
        List<Sync> syncs,
        List<Mapping> mappings,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public IntegrationDeclaration {
        services = List.copyOf(services);
        foreignModels = List.copyOf(foreignModels);
        actions = List.copyOf(actions);
        syncs = List.copyOf(syncs);
        mappings = List.copyOf(mappings);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "integration";
    }

    /**
     * {@code auth: api_key from env("KEY")}.
     *
     * @param environment the names of the environment variables that hold the credentials
     */
    public record Auth(Name kind, List<Text> environment, Span span) {
        public Auth {
            environment = List.copyOf(environment);
        }
    }

    /** {@code action name:}, a call that a screen makes. */
    public record Action(
            Name name,
            Optional<Name> surface,
            Optional<Name> service,
            Optional<Text> operation,
            Optional<Name> foreignModel,
            Optional<Name> entity,
            List<KeptLine> kept,
            Span span) {
        public Action {
            kept = List.copyOf(kept);
        }
    }

    /**
     * {@code sync name:}, data that is fetched on a schedule or on an event.
     *
     * @param cron the expression behind {@code mode: scheduled}
     */
    public record Sync(
            Name name,
            Optional<Name> mode,
            Optional<Text> cron,
            Optional<Name> service,
            Optional<Text> operation,
            Optional<Name> foreignModel,
            Optional<Name> entity,
            List<KeptLine> kept,
            Span span) {
        public Sync {
            kept = List.copyOf(kept);
        }
    }

    /** {@code mapping name on Entity:}, requests and the fields that they fill; its block is kept. */
    public record Mapping(Name name, Optional<Name> entity, List<KeptLine> kept, Span span) {
        public Mapping {
            kept = List.copyOf(kept);
        }
    }
}
