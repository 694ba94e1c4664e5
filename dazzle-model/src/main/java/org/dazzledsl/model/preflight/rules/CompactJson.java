package org.dazzledsl.model.preflight.rules;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.dazzledsl.model.template.Unresolved;

/** How long values are as JSON without white space. Writing them would say the same, and set up a mapper for that. */
final class CompactJson {

    private CompactJson() {}

    /** In characters; what is not known counts as its placeholder. */
    static int characters(JsonNode node) {
        return length(node, text -> JsonStringEncoder.getInstance().quoteAsString(text).length);
    }

    /** In bytes of UTF-8; what is not known counts as its placeholder. */
    static int bytes(JsonNode node) {
        return length(node, text -> JsonStringEncoder.getInstance().quoteAsUTF8(text).length);
    }

    private static int length(JsonNode node, ToIntFunction<String> quoted) {
        int length = 0;
        if (node.isContainerNode()) {
            // The brackets, and a comma between each two.
            length += Math.max(2, 1 + node.size());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            length += quoted.applyAsInt(member.getKey()) + ":\"\"".length() + length(member.getValue(), quoted);
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                length += length(element, quoted);
            }
        }
        if (node.isContainerNode() || node.isMissingNode()) {
            return length;
        }
        Optional<String> text =
                Unresolved.in(node).map(Unresolved::text).or(() -> Optional.ofNullable(node.textValue()));
        return text.map(known -> quoted.applyAsInt(known) + "\"\"".length())
                .orElseGet(() -> node.asText().length());
    }
}
