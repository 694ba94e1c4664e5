package org.dazzledsl.model.preflight.rules;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.template.Unresolved;

/** How long values are as JSON without white space. Writing them would say the same, and set up a mapper for that. */
final class CompactJson {

    private final boolean inBytes;

    private CompactJson(boolean inBytes) {
        this.inBytes = inBytes;
    }

    /** In characters; what is not known counts as its placeholder. */
    static int characters(JsonNode node) {
        return new CompactJson(false).length(node);
    }

    /** In bytes of UTF-8; what is not known counts as its placeholder. */
    static int bytes(JsonNode node) {
        return new CompactJson(true).length(node);
    }

    private int length(String text) {
        JsonStringEncoder encoder = JsonStringEncoder.getInstance();
        return "\"\"".length() + (inBytes ? encoder.quoteAsUTF8(text).length : encoder.quoteAsString(text).length);
    }

    private int length(JsonNode node) {
        int length = 0;
        if (node.isContainerNode()) {
            // The brackets, and a comma between each two.
            length += Math.max(2, 1 + node.size());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            length += length(member.getKey()) + ":".length() + length(member.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                length += length(element);
            }
        }
        if (node.isContainerNode() || node.isMissingNode()) {
            return length;
        }
        Optional<Unresolved> unknown = Unresolved.in(node);
        if (unknown.isPresent()) {
            return length(unknown.get().text());
        }
        return node.isTextual() ? length(node.textValue()) : node.asText().length();
    }
}
