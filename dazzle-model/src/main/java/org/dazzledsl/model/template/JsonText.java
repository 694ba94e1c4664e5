package org.dazzledsl.model.template;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.json.JsonTree;

/** A template in JSON. */
final class JsonText implements JsonTree.Listener {

    private final String shown;
    private final Map<String, Span> places = new HashMap<>();
    private boolean inResources;

    private JsonText(String shown) {
        this.shown = shown;
    }

    /**
     * @param shown how people know the file
     * @throws NotATemplateTextException when it is no JSON
     */
    static TemplateText read(byte[] content, String shown) throws IOException {
        JsonText text = new JsonText(shown);
        try {
            JsonNode json = JsonTree.read(content, text);
            return new TemplateText(json, text.places);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Span place = at == null ? Span.at(shown, 1, 1) : Span.at(shown, at.getLineNr(), at.getColumnNr());
            throw new NotATemplateTextException(place, "JSON", e.getOriginalMessage(), e);
        }
    }

    @Override
    public void member(int depth, String name, JsonLocation place) {
        if (depth == 1) {
            inResources = name.equals(TemplateReader.RESOURCES);
        } else if (depth == 2 && inResources) {
            places.put(name, Span.at(shown, place.getLineNr(), place.getColumnNr()));
        }
    }
}
