package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.model.template.ResourceSchemas;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {

    /** What the engine doesn't show to work is at least what CloudFormation's schemas say. */
    @Test
    void whateverTheEngineCannotDoIsHeldToItsSchema() {
        ResourceSchemas schemas = ResourceSchemas.load();
        assertEquals(
                List.of(),
                Stream.of(EngineLimits.NOT_KNOWN, EngineLimits.NOT_UPDATED, EngineLimits.NOT_DELETED)
                        .flatMap(types -> types.stream())
                        .filter(type -> !schemas.knows(type))
                        .toList());
    }
}
