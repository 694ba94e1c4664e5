package org.dazzledsl.maven.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SynthesisOutputTest {

    @Test
    void theLastLines() {
        SynthesisOutput output = new SynthesisOutput();
        for (int i = 1; i <= 500; i++) {
            output.add(Integer.toString(i));
        }
        String[] shown = output.message().split("\n");
        assertEquals(20, shown.length);
        assertEquals("481", shown[0]);
        assertEquals("500", shown[19]);
    }
}
