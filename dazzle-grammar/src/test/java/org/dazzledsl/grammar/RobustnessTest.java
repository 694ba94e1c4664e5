package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Texts that nobody would write: whatever stands in them, they end in a result, and each problem stands in the text. */
class RobustnessTest {

    private static final long SEED = 20_260_101;
    private static final int TEXTS = 4000;

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
            "\\",
            "#",
            "\r\n",
            "\u00A0",
            "\uFEFF",
            "é",
            "😀",
            "\uD800",
            "²",
            "\0",
            "ledger ",
            "entity X:\n",
            "str(",
            "30s",
            "99999999999999999999",
            "- step a:\n",
            "module a\n",
            "enum[",
            "param(\"x\")",
            "\n\n\n",
            "    ");

    @Test
    void endInAResult() {
        List<String> seeds = Stream.of("constructs.txt", "mistakes.txt")
                .flatMap(table -> Case.read(table).stream())
                .map(Case::input)
                .toList();
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            SourceFile file = new SourceFile("f.dsl", mutate(seeds.get(random.nextInt(seeds.size())), random));

            ParseResult result = new DslParser().parse(file);

            int lines = (int) file.text().chars().filter(c -> c == '\n').count() + 1;
            for (Problem problem : result.problems()) {
                assertTrue(problem.span().endLine() <= lines, () -> problem + " in " + file);
            }
            new ProblemFormatter(List.of(file)).format(result.problems());
        }
    }

    private static String mutate(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                case 2 -> text.insert(at, text.substring(Math.max(0, at - random.nextInt(60)), at));
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) (32 + random.nextInt(95)));
                    }
                }
            }
        }
        return text.toString();
    }
}
