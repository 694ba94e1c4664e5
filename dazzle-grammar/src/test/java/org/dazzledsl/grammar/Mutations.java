package org.dazzledsl.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts that nobody would write, made of texts that somebody did: characters, words, lines and blocks of them are left
 * out, doubled, swapped, moved, or taken from another text.
 *
 * <p>The n-th text is a function of n alone. It can be made again without the others, on any machine and in any order.
 */
public final class Mutations {

    private static final int MOST_CHANGES = 8;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    /** What has a meaning somewhere in the language, or means trouble to programs that read text. */
    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "\n",
            "  ",
            "\t",
            ":",
            "(",
            ")",
            "[",
            "]",
            "{",
            "=",
            "->",
            "<-",
            "\\",
            "\\\"",
            "#",
            "\r\n",
            "\r",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "é",
            "😀",
            "\uD800",
            "\uDC00",
            "²",
            "\0",
            "\u200B",
            "ledger ",
            "entity X:\n",
            "str(",
            "30s",
            "0",
            "-1",
            "99999999999999999999",
            "1.2.3",
            "- step a:\n",
            "module a\n",
            "use b\n",
            "enum[",
            "param(\"x\")",
            "config(\"X\")",
            "\n\n\n",
            "    ",
            "%s",
            "$1");

    private final List<String> seeds;
    private final List<String> words;

    public Mutations(List<String> seeds) {
        this.seeds = List.copyOf(seeds);
        this.words = seeds.stream()
                .flatMap(seed -> WORD.matcher(seed).results())
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    /** The n-th text. */
    public String text(long n) {
        Random random = new Random(n);
        String text = seed(random);
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            text = change(text, random);
        }
        return text;
    }

    private String seed(Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private String change(String text, Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> changeCharacters(text, random);
            case 2 -> changeWord(text, random);
            case 3, 4 -> changeLines(text, random);
            default -> changeBlock(text, random);
        };
    }

    private static String changeCharacters(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(5)) {
            case 0 -> changed.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            case 1 -> changed.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
            case 2 -> changed.insert(at, text.substring(Math.max(0, at - random.nextInt(60)), at));
            case 3 -> changed.insert(at, (char) random.nextInt(Character.MAX_VALUE));
            default -> {
                if (at < text.length()) {
                    changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
        }
        return changed.toString();
    }

    /** Another word in the place of one: right words in wrong places get further than noise. */
    private String changeWord(String text, Random random) {
        List<MatchResult> found = WORD.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text;
        }
        MatchResult word = found.get(random.nextInt(found.size()));
        String other = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> word.group() + " " + word.group();
            default -> words.get(random.nextInt(words.size()));
        };
        return text.substring(0, word.start()) + other + text.substring(word.end());
    }

    private String changeLines(String text, Random random) {
        List<String> lines = lines(text);
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(9)) + line.stripLeading());
            case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 4 -> {
                if (at + 1 < lines.size()) {
                    lines.set(at, line + " " + lines.remove(at + 1).strip());
                }
            }
            default -> {
                List<String> others = lines(seed(random));
                lines.add(at, others.get(random.nextInt(others.size())));
            }
        }
        return String.join("\n", lines);
    }

    private String changeBlock(String text, Random random) {
        List<String> lines = lines(text);
        int start = random.nextInt(lines.size());
        int end = start + random.nextInt(lines.size() - start) + 1;
        List<String> block = new ArrayList<>(lines.subList(start, end));
        switch (random.nextInt(5)) {
            case 0 -> lines.subList(start, end).clear();
            case 1 -> lines.addAll(random.nextInt(lines.size()), block);
            case 2 -> lines.subList(start, end).replaceAll(line -> "  " + line);
            case 3 -> lines.addAll(start, Collections.nCopies(20, block.get(0)));
            default -> lines.addAll(start, lines(seed(random)));
        }
        return String.join("\n", lines);
    }

    /** At least one. */
    private static List<String> lines(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    }
}
