package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.observability.ObservabilityStack;

/** Builds what a {@link ObservabilityStack} asks for. */
final class ObservabilityBuilder {

    private ObservabilityBuilder() {}

    static void build(StackScope scope, ObservabilityStack observability) {
        observability.resources();
    }
}
