package org.dazzledsl.model.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.toml.TomlNode;
import org.dazzledsl.model.config.toml.TomlNode.Entry;
import org.dazzledsl.model.config.toml.TomlNode.Table;

/** What is done with tables before their keys are looked at: found, laid over each other, listed with their places. */
final class TomlTables {

    private TomlTables() {}

    /** The table at a dotted path. */
    static Optional<Table> find(Table root, String path) {
        Optional<Table> table = Optional.of(root);
        for (String part : path.split("\\.")) {
            table = table.flatMap(outer -> outer.entry(part)).flatMap(TomlTables::asTable);
        }
        return table;
    }

    static Optional<Table> asTable(Entry entry) {
        return entry.value() instanceof Table table ? Optional.of(table) : Optional.empty();
    }

    /** The base with the overlay's keys instead of its own; tables within tables likewise. */
    static Table overlaid(Table base, Table overlay) {
        Map<String, Entry> entries = new LinkedHashMap<>(base.entries());
        overlay.entries().forEach((name, over) -> entries.merge(name, over, TomlTables::overlaid));
        return new Table(entries, base.span());
    }

    private static Entry overlaid(Entry under, Entry over) {
        return under.value() instanceof Table base && over.value() instanceof Table overlay
                ? new Entry(under.name(), overlaid(base, overlay))
                : over;
    }

    static Table with(Table table, String name, Entry entry) {
        Map<String, Entry> entries = new LinkedHashMap<>(table.entries());
        entries.put(name, entry);
        return new Table(entries, table.span());
    }

    /** The places of all keys and tables that are written, by dotted path; elements of an array have their index as name. */
    static SortedMap<String, Span> places(Table root) {
        SortedMap<String, Span> places = new TreeMap<>();
        collect("", root, places);
        return places;
    }

    private static void collect(String prefix, TomlNode node, SortedMap<String, Span> places) {
        if (node instanceof Table table) {
            table.entries().forEach((name, entry) -> {
                // A table that is only named in another's header or key was not written itself.
                if (!entry.span().equals(entry.name())) {
                    places.put(prefix + name, entry.span());
                }
                collect(prefix + name + ".", entry.value(), places);
            });
        } else if (node instanceof TomlNode.Array array) {
            for (int i = 0; i < array.elements().size(); i++) {
                TomlNode element = array.elements().get(i);
                places.put(prefix + i, element.span());
                collect(prefix + i + ".", element, places);
            }
        }
    }
}
