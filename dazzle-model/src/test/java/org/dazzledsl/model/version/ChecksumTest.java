package org.dazzledsl.model.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {

    @Test
    void bordersCount() {
        assertNotEquals(
                new Checksum().add("ab").add("c").hex(),
                new Checksum().add("a").add("bc").hex());
        assertNotEquals(new Checksum().hex(), new Checksum().add("").hex());
    }

    @Test
    void everyBitCounts() {
        Set<String> sums = new HashSet<>();
        byte[] content = new byte[1024];
        for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
            content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertTrue(sums.add(new Checksum().add(content).hex()), "bit " + bit);
            content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    @Test
    void aFileHasTheSumOfItsText(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "text");
        assertEquals(Checksum.of("text"), Checksum.ofFile(file));
    }
}
