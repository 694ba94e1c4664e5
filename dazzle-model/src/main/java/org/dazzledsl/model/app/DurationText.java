package org.dazzledsl.model.app;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time that stand as text in a setting. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([a-z]*)");

    private static final Map<String, Long> SECONDS_BY_UNIT =
            Map.of("", 1L, "s", 1L, "m", 60L, "min", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);

    private DurationText() {}

    /** {@code 30s}, {@code 15m}, {@code 7d}; a number without a unit is one of seconds. */
    static Optional<Long> seconds(String text) {
        Matcher parts = FORM.matcher(text.strip());
        return parts.matches() && SECONDS_BY_UNIT.containsKey(parts.group(2))
                ? Optional.of(Long.parseLong(parts.group(1)) * SECONDS_BY_UNIT.get(parts.group(2)))
                : Optional.empty();
    }
}
