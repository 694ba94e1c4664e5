package org.dazzledsl.model.aws.compute;

import java.util.Objects;
import org.dazzledsl.model.aws.Value;

/** What a container reads from its environment and that is no secret. */
public record EnvironmentVariable(String name, Value value) {

    public EnvironmentVariable {
        Objects.requireNonNull(value, "value");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A variable has a name");
        }
    }

    static EnvironmentVariable of(String name, String text) {
        return new EnvironmentVariable(name, Value.text(text));
    }
}
