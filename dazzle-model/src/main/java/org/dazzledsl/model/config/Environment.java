package org.dazzledsl.model.config;

import java.util.Locale;

/** Where an application is deployed to. What is kept, doubled or protected depends on it. */
public enum Environment {
    DEV,
    STAGING,
    PROD;

    /** As written in {@code dazzle.toml} and in names: {@code dev}, {@code staging}, {@code prod}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether data and cluster nodes outlive their stack: everywhere but in dev, where a teardown leaves nothing. */
    public boolean keepsWhatHoldsData() {
        return this != DEV;
    }

    public boolean isProduction() {
        return this == PROD;
    }
}
