package org.dazzledsl.model.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dazzledsl.model.diff.Cause.Kind;

/**
 * Finds the lines that caused a change: of the elements for which a resource exists or existed those that came, went or were
 * written anew. Where none of them was, it was another of the lines that changed, for everything is a function of them.
 */
final class CauseFinder {

    /** So many changed lines are worth a look; more are no answer. */
    private static final int MOST_PERHAPS = 3;

    private final Elements before;
    private final Elements after;
    private final SortedSet<String> written;
    private final SortedSet<String> gone;

    CauseFinder(Elements before, Elements after) {
        this.before = before;
        this.after = after;
        boolean known = !before.byId().isEmpty() && !after.byId().isEmpty();
        this.written = known ? after.changedSince(before) : new TreeSet<>();
        this.gone = known ? before.goneIn(after) : new TreeSet<>();
    }

    /**
     * @param old the ids of the elements for which the resource existed
     * @param now those for which it exists
     */
    List<Cause> of(List<String> old, List<String> now) {
        Set<String> came = new LinkedHashSet<>();
        Set<String> changed = new LinkedHashSet<>();
        for (String id : now) {
            if (!old.contains(id) && !old.isEmpty() || written.contains(id) && isDecisive(id, old)) {
                came.add(id);
            } else if (written.contains(id)) {
                changed.add(id);
            }
        }
        List<Cause> causes = new ArrayList<>();
        came.forEach(id -> causes.add(cause(id, Kind.WRITTEN)));
        old.stream().filter(this::isGone).forEach(id -> causes.add(cause(id, Kind.GONE)));
        if (causes.isEmpty()) {
            changed.forEach(id -> causes.add(cause(id, Kind.WRITTEN)));
        }
        if (causes.isEmpty()) {
            old.stream().filter(written::contains).forEach(id -> causes.add(cause(id, Kind.WRITTEN)));
        }
        if (causes.isEmpty() && written.size() + gone.size() <= MOST_PERHAPS) {
            List<String> own = written.stream().filter(id -> !isAround(id)).toList();
            boolean certain = own.size() + gone.size() == 1;
            own.forEach(id -> causes.add(cause(id, certain ? Kind.WRITTEN : Kind.PERHAPS)));
            gone.forEach(id -> causes.add(cause(id, Kind.GONE)));
        }
        if (causes.isEmpty()) {
            (now.isEmpty() ? old : now).forEach(id -> causes.add(cause(id, Kind.STANDING)));
        }
        return causes;
    }

    /** A construct is written anew where something in it is. */
    private boolean isAround(String id) {
        return Stream.concat(written.stream(), gone.stream()).anyMatch(other -> other.startsWith(id + "."));
    }

    /** Of templates that came alone it is not known where elements stood, but these name those that they were made for. */
    private boolean isGone(String id) {
        boolean cameAlone = before.byId().isEmpty() && !after.byId().isEmpty();
        return gone.contains(id) || cameAlone && after.get(id).isEmpty() && !Elements.isConfiguration(id);
    }

    /** A key says one thing; of a construct of many lines another than the one that matters may have changed. */
    private boolean isDecisive(String id, List<String> old) {
        return Elements.isConfiguration(id) || old.isEmpty() && before.get(id).isEmpty();
    }

    private Cause cause(String id, Kind kind) {
        Optional<Elements.Element> element =
                kind == Kind.GONE ? before.get(id) : after.get(id).or(() -> before.get(id));
        return new Cause(id, element.map(Elements.Element::place), kind);
    }
}
