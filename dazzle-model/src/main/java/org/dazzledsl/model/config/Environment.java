package org.dazzledsl.model.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where an application is deployed to. What is kept, doubled or protected depends on it. */
public enum Environment {
    DEV,
    STAGING,
    PROD;

    /** As written in {@code dazzle.toml} and in names: {@code dev}, {@code staging}, {@code prod}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment of that word, if there is one. */
    public static Optional<Environment> ofWord(String word) {
        return Arrays.stream(values())
                .filter(environment -> environment.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Environment::word).toList();
    }

    static String inWords() {
        return "dev, staging or prod";
    }

    /** Whether data and cluster nodes outlive their stack: everywhere but in dev, where a teardown leaves nothing. */
    public boolean keepsWhatHoldsData() {
        return this != DEV;
    }

    public boolean isProduction() {
        return this == PROD;
    }
}
