package org.dazzledsl.model.preflight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a finding matters, the least first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Should be mended: what runs is less safe or less available than it could be. */
    WARN,
    /** Must be mended before anybody relies on it: data can be read, lost or unavailable. */
    HIGH,
    /** Must not be deployed: it is open to the world, or can't work. */
    CRITICAL;

    /** As in {@code dazzle.toml} and in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word, if there is one. */
    public static Optional<Severity> ofWord(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }
}
