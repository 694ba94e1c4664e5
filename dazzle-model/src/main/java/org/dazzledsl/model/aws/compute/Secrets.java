package org.dazzledsl.model.aws.compute;

import java.util.List;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.Value;

/**
 * The secrets of the containers.
 *
 * @param container what a container gets; no name twice
 * @param generated those that the stack makes
 * @param readableSecrets ARNs in Secrets Manager that ECS must be able to read, the generated ones left out
 * @param readableParameters likewise in SSM
 */
record Secrets(
        List<ContainerSecret> container,
        List<GeneratedSecret> generated,
        List<Value> readableSecrets,
        List<Value> readableParameters,
        List<Note> notes) {

    Secrets {
        container = List.copyOf(container);
        generated = List.copyOf(generated);
        readableSecrets = List.copyOf(readableSecrets);
        readableParameters = List.copyOf(readableParameters);
        notes = List.copyOf(notes);
    }
}
