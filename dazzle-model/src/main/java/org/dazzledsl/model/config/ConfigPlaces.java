package org.dazzledsl.model.config;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.because.Reason;

/**
 * Where each value of a configuration came from.
 *
 * @param file the place that stands for the whole file, for keys that nobody wrote
 * @param byKey the keys and tables that were written, by dotted path ({@code deploy.tigerbeetle.volume_iops}; of an overlay,
 *     the path of the key that it overlays), and where; a table's place is its header, an array's elements have their
 *     index as name ({@code deploy.preflight.suppressions.0.rule})
 */
public record ConfigPlaces(Span file, SortedMap<String, Span> byKey) {

    public ConfigPlaces {
        Objects.requireNonNull(file, "file");
        byKey = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    /** Where the key was written, if it was. */
    public Optional<Span> written(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The key's place, else that of the nearest table around it that was written, else the file's. */
    public Span nearest(String key) {
        for (String path = key; ; path = path.substring(0, path.lastIndexOf('.'))) {
            Span span = byKey.get(path);
            if (span != null) {
                return span;
            }
            if (path.lastIndexOf('.') < 0) {
                return file;
            }
        }
    }

    /** A reason that points at a key of the configuration, written or defaulted. */
    public Reason because(String key, String rule) {
        return new Reason(key, nearest(key), rule);
    }
}
