package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An output of a template.
 *
 * @param exportName under which other stacks import it
 * @param condition without which there is no such output
 */
public record TemplateOutput(String name, JsonNode value, Optional<JsonNode> exportName, Optional<String> condition) {}
