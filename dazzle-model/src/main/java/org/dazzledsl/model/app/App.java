package org.dazzledsl.model.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * The application itself, as the root module's {@code app} declares it.
 *
 * @param title the name, where none is written
 * @param features every other setting of its block, as written
 * @param span of the declaration; of the root module where there is none
 */
public record App(
        String name,
        String title,
        Optional<String> description,
        boolean multiTenant,
        boolean auditTrail,
        Optional<String> securityProfile,
        Map<String, String> features,
        Span span)
        implements AppElement {

    public App {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    @Override
    public String keyword() {
        return "app";
    }
}
