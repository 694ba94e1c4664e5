package org.dazzledsl.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "auto, , , true, true",
        "auto, , , false, false",
        "auto, '', , true, true",
        "auto, 1, , true, false",
        "auto, 1, true, true, false",
        "auto, , false, true, false",
        "auto, , true, false, true",
        "always, 1, false, false, true",
        "never, , true, true, false",
    })
    void coloursWhereTheyAreWanted(
            String style, String noColour, Boolean byMaven, boolean isCapable, boolean isColoured) {
        assertEquals(
                isColoured,
                Terminal.isColoured(style, Optional.ofNullable(noColour), Optional.ofNullable(byMaven), isCapable));
    }
}
