package org.dazzledsl.model.config;

import java.util.Objects;

/**
 * One key of {@code dazzle.toml}: everything that is known about it, for reading and for the documentation.
 *
 * @param path dotted, without an overlay's prefix: {@code deploy.tigerbeetle.volume_iops}
 * @param type what may be written
 * @param byDefault what holds where nothing is written
 * @param description one line, a phrase without a full stop
 */
record ConfigKey<T>(String path, ValueType<T> type, Default<T> byDefault, String description) {

    ConfigKey {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(byDefault, "byDefault");
        if (path.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("A key has a path and a description");
        }
    }

    /** By its path, of which there is one key. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigKey<?> key && path.equals(key.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The last part of the path: what people write under the table's header. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
