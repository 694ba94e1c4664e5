package org.dazzledsl.model.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * The value of a key that nobody wrote.
 *
 * @param words how the documentation explains a value that follows from others; empty where the value says it all
 * @param value from the other settings of the environment; empty where the key stays unset
 */
record Default<T>(Optional<String> words, Function<Settings, Optional<T>> value) {

    /** Nothing: the key is optional. */
    static <T> Default<T> none() {
        return new Default<>(Optional.empty(), settings -> Optional.empty());
    }

    static <T> Default<T> of(T value) {
        return new Default<>(Optional.empty(), settings -> Optional.of(value));
    }

    /** One value in prod, another in dev and staging. */
    static <T> Default<T> inProd(T prod, T elsewhere) {
        return new Default<>(
                Optional.empty(), settings -> Optional.of(settings.environment().isProduction() ? prod : elsewhere));
    }

    /** One value in dev, another in staging and prod. */
    static <T> Default<T> inDev(T dev, T elsewhere) {
        return new Default<>(
                Optional.empty(), settings -> Optional.of(settings.environment() == Environment.DEV ? dev : elsewhere));
    }

    /** A value that follows from others. */
    static <T> Default<T> from(String words, Function<Settings, T> value) {
        return new Default<>(Optional.of(words), value.andThen(Optional::of));
    }

    /** A value that may follow from others. */
    static <T> Default<T> fromIfAny(String words, Function<Settings, Optional<T>> value) {
        return new Default<>(Optional.of(words), value);
    }
}
