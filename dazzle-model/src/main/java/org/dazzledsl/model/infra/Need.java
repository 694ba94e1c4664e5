package org.dazzledsl.model.infra;

import java.util.List;
import org.dazzledsl.model.because.Reason;

/** Whether something is needed: it is when there is at least one reason for it. */
public record Need(List<Reason> reasons) {

    /** Nothing asked for it. */
    public static final Need NONE = new Need(List.of());

    public Need {
        reasons = List.copyOf(reasons);
    }

    public boolean needed() {
        return !reasons.isEmpty();
    }
}
