package org.dazzledsl.model.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** The example of FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theStandardsExample(@TempDir Path folder) throws IOException {
        assertEquals(OF_ABC, Sha256.of("abc"));
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertEquals(OF_ABC, Sha256.ofFile(file));
    }

    @Test
    void bordersBetweenPartsCount() {
        assertNotEquals(
                new Sha256().add("ab").add("c").hex(),
                new Sha256().add("a").add("bc").hex());
        assertEquals(
                new Sha256().add("ab").add("c").hex(),
                new Sha256().add("ab").add("c").hex());
    }
}
