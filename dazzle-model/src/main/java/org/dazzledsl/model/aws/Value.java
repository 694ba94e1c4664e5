package org.dazzledsl.model.aws;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A text that is known now, or only when the stack is deployed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Value.Wired.class, name = "wired"),
    @JsonSubTypes.Type(value = Value.Element.class, name = "element"),
    @JsonSubTypes.Type(value = Value.Joined.class, name = "joined")
})
public sealed interface Value {

    /**
     * @param text may contain CloudFormation's pseudo parameters, such as {@code ${AWS::Region}}, and {@code ${Id}} or
     *     {@code ${Id.Attribute}} of a resource of the stack that it is used in; no other {@code ${…}}
     */
    record Text(String text) implements Value {}

    /** What another stack publishes. */
    record Wired(Wire wire) implements Value {}

    /** One of a list that another stack publishes, counted from 0. */
    record Element(Wire wire, int index) implements Value {}

    /** Values one after the other, with nothing between them. */
    record Joined(List<Value> parts) implements Value {

        public Joined {
            parts = List.copyOf(parts);
        }
    }

    static Value text(String text) {
        return new Text(text);
    }

    static Value wired(Wire wire) {
        return new Wired(wire);
    }

    static Value element(Wire wire, int index) {
        return new Element(wire, index);
    }

    static Value joined(Value... parts) {
        return new Joined(List.of(parts));
    }
}
