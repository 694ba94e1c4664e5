package org.dazzledsl.maven.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeVersionTest {

    @Test
    void readsWhatNodePrints() {
        assertEquals(Optional.of(new NodeVersion(22, 18, 0)), NodeVersion.parse("v22.18.0\n"));
        assertEquals(Optional.of(new NodeVersion(25, 0, 1)), NodeVersion.parse("v25.0.1-nightly20261101"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "node", "v22", "Python 3.11.2", "v99999999999.0.0"})
    void anythingElseIsNoVersion(String text) {
        assertEquals(Optional.empty(), NodeVersion.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"18.20.8, false", "19.9.0, false", "20.0.0, true", "22.18.0, true", "24.1.0, true", "26.0.0, true"})
    void fromTwentyOn(String version, boolean newEnough) {
        assertEquals(newEnough, NodeVersion.parse(version).orElseThrow().isNewEnough());
    }
}
