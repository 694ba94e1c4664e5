package org.dazzledsl.model.aws;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A text that is known now, or only when the stack is deployed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Value.Wired.class, name = "wired")
})
public sealed interface Value {

    /**
     * @param text may contain CloudFormation's pseudo parameters, such as {@code ${AWS::Region}}, and no other
     *     {@code ${…}}
     */
    record Text(String text) implements Value {}

    /** What another stack publishes. */
    record Wired(Wire wire) implements Value {}

    static Value text(String text) {
        return new Text(text);
    }

    static Value wired(Wire wire) {
        return new Wired(wire);
    }
}
