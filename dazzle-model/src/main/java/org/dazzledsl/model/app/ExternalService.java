package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ServiceDeclaration;

/** Somebody else's API. */
public record ExternalService(
        String name, Optional<String> title, Spec spec, Optional<Auth> auth, Optional<String> owner, Span span)
        implements AppElement {

    @Override
    public String keyword() {
        return "service";
    }

    /** Where the API is described. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Spec {

        @JsonTypeName("url")
        record Url(String url) implements Spec {}

        @JsonTypeName("inline")
        record Inline(String text) implements Spec {}

        @JsonTypeName("none")
        record None() implements Spec {}
    }

    /** @param options as written; a value {@code env:NAME} is looked up in the environment */
    public record Auth(ServiceDeclaration.AuthKind kind, Map<String, String> options) {
        public Auth {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
