package org.dazzledsl.grammar.reading;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time as they are written in processes, schedules, jobs and channels. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(\\p{L}*)");

    private static final Duration DAY = Duration.ofDays(1);

    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("", Duration.ofSeconds(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("d", DAY),
            Map.entry("days", DAY),
            Map.entry("w", DAY.multipliedBy(7)),
            Map.entry("weeks", DAY.multipliedBy(7)));

    private Durations() {}

    /** A number without a unit counts seconds; empty when it is no duration. */
    static Optional<Duration> parse(String written) {
        Matcher form = FORM.matcher(written.strip());
        if (!form.matches() || !UNITS.containsKey(form.group(2))) {
            return Optional.empty();
        }
        return Optional.of(UNITS.get(form.group(2)).multipliedBy(Long.parseLong(form.group(1))));
    }
}
