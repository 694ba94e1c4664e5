package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One CloudFormation template.
 *
 * @param file under which people know it
 * @param bytes the length of the file
 * @param conditions by name, unresolved
 * @param resources by logical id, in the order of the file
 */
public record Template(
        String file,
        long bytes,
        Map<String, TemplateParameter> parameters,
        JsonNode mappings,
        Map<String, JsonNode> conditions,
        Map<String, TemplateResource> resources,
        Map<String, TemplateOutput> outputs) {

    public Template {
        parameters = ordered(parameters);
        conditions = ordered(conditions);
        resources = ordered(resources);
        outputs = ordered(outputs);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    public Optional<TemplateResource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }
}
