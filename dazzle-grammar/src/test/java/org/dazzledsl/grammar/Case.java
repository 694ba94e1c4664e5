package org.dazzledsl.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables in files: {@code === name}, the text to read, {@code ---}, what is expected of it.
 *
 * @param expected without the line end behind it
 */
record Case(String name, String input, String expected) {

    private static final Pattern START = Pattern.compile("^=== ", Pattern.MULTILINE);

    static List<Case> read(String resource) {
        List<Case> cases = new ArrayList<>();
        for (String part : START.split(text(resource))) {
            if (!part.isEmpty()) {
                int nameEnd = part.indexOf('\n');
                int inputEnd = part.indexOf("\n---\n", nameEnd);
                cases.add(new Case(
                        part.substring(0, nameEnd),
                        part.substring(nameEnd + 1, inputEnd + 1),
                        part.substring(inputEnd + 5).stripTrailing()));
            }
        }
        return cases;
    }

    private static String text(String resource) {
        try (InputStream in = Case.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
