package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.dazzledsl.grammar.source.Span;

/**
 * What was read, whatever its notation.
 *
 * @param json a missing node when there is nothing
 * @param places where the keys below {@code Resources} stand
 */
record TemplateText(JsonNode json, Map<String, Span> places) {}
