package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * A template in its place in a stack: the stack's own, or that of a nested stack.
 *
 * @param nesting how its parent holds it; empty for the stack's own template
 */
public record StackPart(Template template, Optional<Nesting> nesting) {

    /**
     * @param parent whose resource the nested stack is
     * @param logicalId of that resource
     * @param arguments what the parent hands over, by parameter; unresolved, in the parent's terms
     */
    public record Nesting(StackPart parent, String logicalId, JsonNode arguments) {}

    /** What the parent hands over for a parameter. */
    Optional<JsonNode> argument(String parameter) {
        return nesting.isPresent()
                ? Optional.ofNullable(nesting.get().arguments().get(parameter))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StackPart part
                && Objects.equals(template, part.template)
                && nesting.equals(part.nesting);
    }

    /** Of the file alone: parts are compared often, and their templates are large. */
    @Override
    public int hashCode() {
        return template.file().hashCode();
    }
}
