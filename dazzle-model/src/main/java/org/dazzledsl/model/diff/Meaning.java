package org.dazzledsl.model.diff;

import java.util.Locale;

/** What a change means for those who deploy it, the gravest first. */
public enum Meaning {
    /** Something that holds data is replaced or deleted, or can't become what is wanted. */
    DATA("Data replaced, deleted or at risk"),
    /** Somebody may do or reach what was closed to them. */
    ACCESS("Access widened"),
    /** Something is made anew that holds no data. */
    REPLACED("Replaced"),
    /** Everything else. */
    OTHER("Other changes");

    private final String title;

    Meaning(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** In reports: {@code data}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
