package org.dazzledsl.maven.page;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.maven.page.PlannedResources.Entry;
import org.dazzledsl.maven.picture.Mark.Fate;

/**
 * What became of the resources since templates were generated last.
 *
 * @param since the version of those templates; nothing where there are none to compare with
 * @param shared whether something changed that all resources have in common
 * @param fates of those that did change
 * @param removed those that are gone
 */
record Changes(
        Optional<String> since, boolean shared, SortedMap<String, Fate> fates, SortedMap<String, Entry> removed) {

    static final Changes UNKNOWN = new Changes(Optional.empty(), false, new TreeMap<>(), new TreeMap<>());

    Changes {
        fates = Collections.unmodifiableSortedMap(new TreeMap<>(fates));
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    }

    static Changes between(PlannedResources before, PlannedResources now) {
        SortedMap<String, Fate> fates = new TreeMap<>();
        now.byKey().forEach((key, entry) -> {
            Entry old = before.byKey().get(key);
            if (old == null) {
                fates.put(key, Fate.ADDED);
            } else if (!old.equals(entry)) {
                fates.put(key, Fate.CHANGED);
            }
        });
        SortedMap<String, Entry> removed = new TreeMap<>(before.byKey());
        removed.keySet().removeAll(now.byKey().keySet());
        removed.keySet().forEach(key -> fates.put(key, Fate.REMOVED));
        return new Changes(Optional.of(before.version()), !before.shared().equals(now.shared()), fates, removed);
    }

    Optional<Fate> of(String key) {
        return Optional.ofNullable(fates.get(key));
    }

    long count(Fate fate) {
        return fates.values().stream().filter(fate::equals).count();
    }

    /** The resources of that fate, by their keys. */
    List<String> keys(Fate fate) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getValue() == fate)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isEmpty() {
        return fates.isEmpty() && !shared;
    }
}
