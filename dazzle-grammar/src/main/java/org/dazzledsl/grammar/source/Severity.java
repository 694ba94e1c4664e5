package org.dazzledsl.grammar.source;

/** How much a {@link Problem} matters: an error stops the goal, a warning is accepted but doubtful. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word in messages and in JSON: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
