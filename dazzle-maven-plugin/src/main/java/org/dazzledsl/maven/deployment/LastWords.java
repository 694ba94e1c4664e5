package org.dazzledsl.maven.deployment;

import java.util.List;
import java.util.regex.Pattern;

/** What a program printed last, as far as a person wants to read it in a message. */
final class LastWords {

    private static final int LINES = 20;

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    private LastWords() {}

    static String of(List<String> lines) {
        List<String> said = lines.stream()
                .map(LastWords::plain)
                .filter(line -> !line.isBlank())
                .toList();
        String words = String.join("\n", said.subList(Math.max(0, said.size() - LINES), said.size()));
        return words.isEmpty() ? "(nothing)" : words;
    }

    static String plain(String line) {
        return COLOURS.matcher(line).replaceAll("").stripTrailing();
    }
}
