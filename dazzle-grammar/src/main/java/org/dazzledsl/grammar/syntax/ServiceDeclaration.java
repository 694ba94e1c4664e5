package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code service name "Title":}, one of two kinds: what follows the header decides. */
public record ServiceDeclaration(Span span, Name name, Optional<Text> title, Body body, List<KeptLine> kept)
        implements NamedDeclaration {

    public ServiceDeclaration {
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "service";
    }

    /** Whether this is somebody else's API, as opposed to a part of the application's own logic. */
    public boolean isExternal() {
        return body instanceof ExternalApi;
    }

    public sealed interface Body {}

    /** Somebody else's API: {@code spec}, {@code auth_profile}, {@code owner}. */
    public record ExternalApi(
            Optional<Specification> specification, Optional<AuthProfile> authProfile, Optional<Text> owner)
            implements Body {}

    /** A part of the application's own logic; its block begins with {@code kind:}. */
    public record DomainService(
            Optional<Located<Kind>> kind,
            List<ParameterSyntax> input,
            List<ParameterSyntax> output,
            List<Text> guarantees,
            Optional<Name> stub)
            implements Body {
        public DomainService {
            input = List.copyOf(input);
            output = List.copyOf(output);
            guarantees = List.copyOf(guarantees);
        }
    }

    public enum Kind implements Word {
        DOMAIN_LOGIC,
        VALIDATION,
        INTEGRATION,
        WORKFLOW
    }

    /** {@code spec: url "…"} or {@code spec: inline "…"}. */
    public sealed interface Specification {

        Text text();

        record Url(Text text) implements Specification {}

        record Inline(Text text) implements Specification {}
    }

    /** {@code auth_profile: api_key_header key="value" …}. */
    public record AuthProfile(Located<AuthKind> kind, List<Setting> options, Span span) {
        public AuthProfile {
            options = List.copyOf(options);
        }
    }

    /** How a caller of the API proves who it is. */
    public enum AuthKind implements Word {
        OAUTH2_LEGACY,
        OAUTH2_PKCE,
        JWT_STATIC,
        API_KEY_HEADER,
        API_KEY_QUERY,
        NONE
    }
}
