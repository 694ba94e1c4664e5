package org.dazzledsl.model.aws.tigerbeetle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.dazzledsl.model.config.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTypeTest {

    @ParameterizedTest
    @CsvSource({
        "r6i.large, X86_64",
        "t3.medium, X86_64",
        "g4dn.xlarge, X86_64",
        "m5.large, X86_64",
        "i4i.large, X86_64",
        "r7g.large, ARM64",
        "c6gn.medium, ARM64",
        "m7gd.xlarge, ARM64",
        "im4gn.large, ARM64",
        "a1.medium, ARM64"
    })
    void theNameTellsTheArchitecture(String name, Architecture architecture) {
        assertEquals(architecture, MachineType.architectureOf(name));
    }

    @Test
    void whatAWSSaysInMegabytesIsComparedInMebibytes() {
        MachineType small = MachineType.named("t3.medium").orElseThrow();
        assertEquals(41, small.baselineMibPerSecond());
        assertEquals(248, small.mostMibPerSecond());
        assertEquals(11_800, small.mostIops());
    }

    @Test
    void onlyT3MediumLacksTheMemory() {
        assertFalse(MachineType.named("t3.medium").orElseThrow().hasEnoughMemory());
        assertTrue(MachineType.named("r6i.large").orElseThrow().hasEnoughMemory());
        assertEquals(Optional.empty(), MachineType.named("r7g.large"));
    }
}
