package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.OverlapPolicy;

/**
 * Work that is due at certain times.
 *
 * @param implemented ids of the stories that it implements
 * @param timezone an IANA name, {@code UTC} where none is written
 * @param overlap {@code skip} where nothing is written
 */
public record Schedule(
        String name,
        Optional<String> title,
        List<String> implemented,
        Timing timing,
        String timezone,
        boolean catchUp,
        OverlapPolicy overlap,
        List<Process.Step> steps,
        Span span)
        implements AppElement {

    public Schedule {
        implemented = List.copyOf(implemented);
        steps = List.copyOf(steps);
    }

    @Override
    public String keyword() {
        return "schedule";
    }
}
