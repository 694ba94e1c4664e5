package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a value comes to under one set of assumptions.
 *
 * @param when the assumptions in words, {@code ImageTag is not ''}; blank when there is none
 * @param value functions resolved; {@link Unresolved} leaves where they can't be, a missing node where there is no value
 */
public record Variant(String when, JsonNode value) {}
