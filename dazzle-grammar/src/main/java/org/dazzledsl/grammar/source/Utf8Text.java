package org.dazzledsl.grammar.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file's text, read strictly as UTF-8: nothing is replaced silently.
 *
 * @param text up to the first byte that is not UTF-8, or the first noncharacter
 * @param problem that byte or noncharacter, at its place
 */
public record Utf8Text(String text, Optional<Problem> problem) {

    /**
     * Reads a file.
     *
     * @param path under which people know the file
     * @throws IOException when it can't be read
     */
    public static Utf8Text read(String path, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        for (int index = 0; index < text.length(); index++) {
            if (isNoncharacter(text.charAt(index))) {
                String before = text.substring(0, index);
                return new Utf8Text(before, Optional.of(noncharacter(path, before, text.charAt(index))));
            }
        }
        return new Utf8Text(
                text,
                result.isError() ? Optional.of(notUtf8(path, text, bytes.get(bytes.position()))) : Optional.empty());
    }

    /**
     * Whether it is one of the noncharacters that programs use inside of themselves, as ours does: U+FDD0 to U+FDEF (Unicode,
     * "Noncharacters").
     */
    public static boolean isNoncharacter(int codePoint) {
        return codePoint >= '\uFDD0' && codePoint <= '\uFDEF';
    }

    private static Problem noncharacter(String path, String before, int bad) {
        return Problem.error("noncharacter", endOf(path, before), String.format("U+%04X stands for no character", bad))
                .expecting("text")
                .suggesting("delete it");
    }

    private static Problem notUtf8(String path, String before, byte bad) {
        return Problem.error(
                        "not-utf-8",
                        endOf(path, before),
                        String.format("the byte 0x%02X is not UTF-8 text", Byte.toUnsignedInt(bad)))
                .expecting("a file in UTF-8")
                .suggesting("save the file with the encoding UTF-8");
    }

    private static Span endOf(String path, String text) {
        // With something after it, the last line of the text is there even when it is empty.
        String[] lines = text.concat("x").lines().toArray(String[]::new);
        String last = lines[lines.length - 1];
        int start = last.startsWith("\uFEFF") ? 1 : 0;
        return Span.at(path, lines.length, last.codePointCount(start, last.length()));
    }
}
