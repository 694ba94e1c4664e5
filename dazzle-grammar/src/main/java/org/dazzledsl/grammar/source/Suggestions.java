package org.dazzledsl.grammar.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Near misses: the one place that decides when two words are close enough for "did you mean". */
public final class Suggestions {

    private Suggestions() {}

    /** {@code did you mean 'x'?} for the closest of the candidates, empty when none is close. */
    public static Optional<String> didYouMean(String written, Collection<String> candidates) {
        return closest(written, candidates).map(word -> "did you mean '" + word + "'?");
    }

    /**
     * The closest candidate at an edit distance of at most a third of the word's length, or of one edit. A word of which
     * no character is left is none.
     */
    public static Optional<String> closest(String written, Collection<String> candidates) {
        String word = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, word.length() / 3);
        record Near(String candidate, int distance) {}
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .map(candidate -> new Near(candidate, distance(word, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance <= limit && near.distance < word.length())
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::candidate))
                .map(Near::candidate);
    }

    /** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
