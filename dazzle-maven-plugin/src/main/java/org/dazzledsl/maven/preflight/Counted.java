package org.dazzledsl.maven.preflight;

/** Numbers with their nouns. */
final class Counted {

    private Counted() {}

    /** {@code 1 finding}, {@code 2 findings}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
