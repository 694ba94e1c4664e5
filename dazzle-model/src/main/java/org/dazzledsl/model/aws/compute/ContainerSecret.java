package org.dazzledsl.model.aws.compute;

import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.Value;

/**
 * A secret that ECS reads when it starts a container, which then finds it in its environment.
 *
 * @param name of the environment variable
 * @param arn of a parameter of SSM, or of a secret of Secrets Manager, with or without the six characters at its end
 * @param jsonKey the key whose value is the secret, where the secret is a JSON object
 */
public record ContainerSecret(String name, Value arn, Optional<String> jsonKey) {

    public ContainerSecret {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(jsonKey, "jsonKey");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A secret's variable has a name");
        }
    }
}
