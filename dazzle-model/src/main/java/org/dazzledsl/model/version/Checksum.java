package org.dazzledsl.model.version;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * CRC-32 and CRC-32C side by side, as 16 lower-case hexadecimal digits: two contents that differ by accident have the same sum
 * once in 2<sup>64</sup> times. For what nobody forges, such as files that this program itself wrote; everything else is for
 * {@link Sha256}, which costs a process that has just started a tenth of a second before it is compiled. An instance takes
 * several parts whose borders count.
 */
public final class Checksum {

    private final CRC32 ieee = new CRC32();
    private final CRC32C castagnoli = new CRC32C();

    public static String of(String text) {
        return new Checksum().add(text).hex();
    }

    public static String ofFile(Path file) throws IOException {
        return new Checksum().add(Files.readAllBytes(file)).hex();
    }

    public Checksum add(byte[] part) {
        update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        update(part);
        return this;
    }

    public Checksum add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    private void update(byte[] bytes) {
        ieee.update(bytes);
        castagnoli.update(bytes);
    }

    /** The sum of the parts so far. */
    public String hex() {
        return HexFormat.of().toHexDigits(ieee.getValue() << Integer.SIZE | castagnoli.getValue());
    }
}
