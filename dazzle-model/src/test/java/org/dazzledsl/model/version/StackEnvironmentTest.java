package org.dazzledsl.model.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackEnvironmentTest {

    @Test
    void asCloudAssembliesWriteIt() {
        String uri = "aws://unknown-account/eu-west-1";
        assertEquals(new StackEnvironment(Optional.empty(), Optional.of("eu-west-1")), StackEnvironment.parse(uri));
        assertEquals(uri, StackEnvironment.parse(uri).uri());
        assertEquals(StackEnvironment.UNKNOWN, StackEnvironment.parse(StackEnvironment.UNKNOWN.uri()));
        assertEquals(StackEnvironment.UNKNOWN, StackEnvironment.parse(""));
    }

    @Test
    void whatIsNotKnownMayBeAnything() {
        StackEnvironment ireland = StackEnvironment.parse("aws://123456789012/eu-west-1");
        assertTrue(ireland.mayBe(StackEnvironment.parse("aws://unknown-account/eu-west-1")));
        assertTrue(StackEnvironment.UNKNOWN.mayBe(ireland));
        assertFalse(ireland.mayBe(StackEnvironment.parse("aws://123456789012/eu-central-1")));
        assertFalse(ireland.mayBe(StackEnvironment.parse("aws://210987654321/eu-west-1")));
    }
}
