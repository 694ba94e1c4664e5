package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.toml.TomlNode;

/** The values of all keys in one environment: what is written, else the defaults. */
final class Settings {

    private final Environment environment;
    private final ConfigPlaces places;
    private final Map<ConfigKey<?>, Object> written = new LinkedHashMap<>();
    private final Set<ConfigKey<?>> malformed = new HashSet<>();

    /**
     * @param root the text's root, overlaid by the environment
     * @param tables whose keys are read; what is wrong with a value has been reported before
     */
    Settings(Environment environment, TomlNode.Table root, List<ConfigTable> tables, ConfigPlaces places) {
        this.environment = environment;
        this.places = places;
        for (ConfigTable table : tables) {
            Optional<TomlNode.Table> node = TomlTables.find(root, table.path());
            for (ConfigKey<?> key : table.keys()) {
                node.flatMap(keys -> keys.entry(key.name())).ifPresent(entry -> read(key, entry.value()));
            }
        }
    }

    /** All defaults of an environment. */
    static Settings nothingWritten(Environment environment) {
        Span nowhere = Span.at("dazzle.toml", 1, 1);
        return new Settings(
                environment,
                new TomlNode.Table(Map.of(), nowhere),
                DeployTables.ALL,
                new ConfigPlaces(nowhere, new TreeMap<>()));
    }

    private void read(ConfigKey<?> key, TomlNode node) {
        List<Problem> problems = new ArrayList<>();
        Optional<?> value = key.type().read(key.name(), node, problems::add);
        if (value.isEmpty() || problems.stream().anyMatch(Problem::isError)) {
            malformed.add(key);
        } else {
            written.put(key, value.get());
        }
    }

    Environment environment() {
        return environment;
    }

    ConfigPlaces places() {
        return places;
    }

    /** Whether the keys are well-formed or not written at all. */
    boolean areSound(List<ConfigKey<?>> keys) {
        return keys.stream().noneMatch(malformed::contains);
    }

    boolean isWritten(ConfigKey<?> key) {
        return written.containsKey(key);
    }

    /** What is written for the key. */
    @SuppressWarnings("unchecked") // A key's value was read by the key's own type.
    <T> Optional<T> written(ConfigKey<T> key) {
        return Optional.ofNullable((T) written.get(key));
    }

    /** What is written for the key, else its default, if it has one. */
    <T> Optional<T> find(ConfigKey<T> key) {
        return written(key).or(() -> key.byDefault().value().apply(this));
    }

    /** The value of a key that always has one. */
    <T> T get(ConfigKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(key.path() + " has no default"));
    }

    /** Where the first of the keys that is written stands; of none, the nearest table's place. */
    Span place(ConfigKey<?>... keys) {
        for (ConfigKey<?> key : keys) {
            if (isWritten(key)) {
                return places.nearest(key.path());
            }
        }
        return places.nearest(keys[0].path());
    }
}
