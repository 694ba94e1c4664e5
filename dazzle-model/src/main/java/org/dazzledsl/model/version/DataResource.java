package org.dazzledsl.model.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource that holds data, as the manifest keeps it: enough to find out later whether it would be replaced or deleted.
 *
 * @param stack {@code Data}
 * @param part the nested stack that it stands in; blank for the stack itself
 * @param logicalId in the template of that
 * @param deletionPolicy {@code Retain}, {@code Snapshot}, …; without it CloudFormation's default holds
 * @param createOnly the properties that it has of those which can only be set when it is created, with their values; what is
 *     known only at deployment stands in them as <code>${…}</code>
 */
public record DataResource(
        String stack,
        String part,
        String logicalId,
        String type,
        Optional<String> deletionPolicy,
        SortedMap<String, JsonNode> createOnly) {

    public DataResource {
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(logicalId, "logicalId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(deletionPolicy, "deletionPolicy");
        createOnly = Collections.unmodifiableSortedMap(new TreeMap<>(createOnly));
    }
}
