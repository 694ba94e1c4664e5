package org.dazzledsl.model.version;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256, as 64 lower-case hexadecimal digits. An instance takes several parts whose borders count: {@code ab, c} and
 * {@code a, bc} have different sums.
 */
public final class Sha256 {

    private final MessageDigest digest = newDigest();

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(newDigest().digest(content));
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum that {@code sha256sum} prints for the file. */
    public static String ofFile(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    public Sha256 add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    public Sha256 add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum of the parts so far; more can't be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
