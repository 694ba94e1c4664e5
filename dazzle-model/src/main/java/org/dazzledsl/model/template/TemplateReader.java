package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.source.Span;

/** Reads one template. */
final class TemplateReader {

    static final String RESOURCES = "Resources";

    /** What begins a line of a template in YAML and of hardly anything else. */
    private static final Pattern TEMPLATE_KEY =
            Pattern.compile("(?m)^[\"']?(Resources|AWSTemplateFormatVersion)[\"']?\\s*:");

    private TemplateReader() {}

    /**
     * @param shown under which people know the file
     * @return nothing when the file is no template
     * @throws IOException when it can't be read, or is damaged
     */
    static Optional<Template> read(Path file, String shown) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (isJson(file, content)) {
            return template(JsonText.read(content, shown), shown, content.length);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            return template(YamlText.read(text, shown), shown, content.length);
        } catch (NotATemplateTextException e) {
            // Beside templates stand other files, of which some are YAML for somebody else, with placeholders or
            // several in one.
            if (TEMPLATE_KEY.matcher(text).find()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean isJson(Path file, byte[] content) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
            return true;
        }
        for (byte character : content) {
            if (!Character.isWhitespace(character)) {
                return character == '{' && !name.matches(".*\\.ya?ml");
            }
        }
        return false;
    }

    private static Optional<Template> template(TemplateText text, String shown, long bytes) {
        return text.json().path(RESOURCES).isObject()
                ? Optional.of(template(text.json(), shown, bytes, text.places()))
                : Optional.empty();
    }

    private static Template template(JsonNode json, String shown, long bytes, Map<String, Span> places) {
        Map<String, TemplateParameter> parameters = new LinkedHashMap<>();
        for (var entry : json.path("Parameters").properties()) {
            parameters.put(entry.getKey(), parameter(entry));
        }
        Map<String, JsonNode> conditions = new LinkedHashMap<>();
        for (var entry : json.path("Conditions").properties()) {
            conditions.put(entry.getKey(), entry.getValue());
        }
        Map<String, TemplateResource> resources = new LinkedHashMap<>();
        for (var entry : json.path(RESOURCES).properties()) {
            String id = entry.getKey();
            JsonNode type = entry.getValue().path("Type");
            // What is no resource is a macro, such as Fn::ForEach, of which only CloudFormation knows what it comes to.
            if (type.isTextual()) {
                resources.put(id, new TemplateResource(id, type.asText(), places.get(id), entry.getValue()));
            }
        }
        Map<String, TemplateOutput> outputs = new LinkedHashMap<>();
        for (var entry : json.path("Outputs").properties()) {
            outputs.put(entry.getKey(), output(entry));
        }
        return new Template(shown, bytes, parameters, json.path("Mappings"), conditions, resources, outputs);
    }

    private static TemplateParameter parameter(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue().path("Default");
        return new TemplateParameter(
                entry.getKey(),
                entry.getValue().path("Type").asText("String"),
                value.isMissingNode() ? Optional.empty() : Optional.of(value));
    }

    private static TemplateOutput output(Map.Entry<String, JsonNode> entry) {
        JsonNode export = entry.getValue().path("Export").path("Name");
        JsonNode condition = entry.getValue().path("Condition");
        return new TemplateOutput(
                entry.getKey(),
                entry.getValue().path("Value"),
                export.isMissingNode() ? Optional.empty() : Optional.of(export),
                condition.isTextual() ? Optional.of(condition.asText()) : Optional.empty());
    }
}
