package org.dazzledsl.model.preflight;

import java.util.Locale;

/** What became of a finding. */
public enum Status {
    /** It holds, and counts. */
    FINDING,
    /** Whether it holds is only known at deployment. */
    UNKNOWN,
    /** It holds, and somebody answers for it. */
    SUPPRESSED,
    /** It holds, and did before. */
    BASELINE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
