package org.dazzledsl.model.config;

import java.util.Locale;

/** A processor architecture, as written in {@code dazzle.toml}. */
public enum Architecture {
    X86_64,
    ARM64;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
