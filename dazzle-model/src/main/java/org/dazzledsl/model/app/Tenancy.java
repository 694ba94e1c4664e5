package org.dazzledsl.model.app;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.TenancyDeclaration;

/**
 * How the data of one customer is kept apart from another's.
 *
 * @param mode {@code shared_schema} where none is written
 * @param partitionKey the field that names the customer
 * @param topics {@code shared} or {@code namespace_per_tenant}
 */
public record Tenancy(TenancyDeclaration.Mode mode, Optional<String> partitionKey, Optional<String> topics, Span span) {

    /** Names it for good; an application has one. */
    public static final String ID = "tenancy";
}
