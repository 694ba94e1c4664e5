package org.dazzledsl.model.config;

import java.util.List;
import java.util.Optional;

/**
 * One table of {@code dazzle.toml}.
 *
 * @param path dotted; of the table that holds the keys
 * @param description a sentence for the documentation
 * @param rules that hold between the keys
 */
record ConfigTable(String path, String description, List<ConfigKey<?>> keys, List<Rule> rules) {

    ConfigTable {
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
        for (ConfigKey<?> key : keys) {
            if (!key.path().equals(path + "." + key.name())) {
                throw new IllegalArgumentException(key.path() + " is no key of " + path);
            }
        }
    }

    Optional<ConfigKey<?>> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(ConfigKey::name).toList();
    }
}
