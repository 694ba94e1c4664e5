package org.dazzledsl.model.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Text;

/** Checks times and time zones: a scheduler outside the application must understand them. */
final class Timings {

    static final String DEFAULT_TIMEZONE = "UTC";

    /** Names of the IANA database that Java knows as abbreviations only. */
    private static final Set<String> ALSO_ZONES = Set.of("EST", "HST", "MST");

    private final Linking linking;

    Timings(Linking linking) {
        this.linking = linking;
    }

    Optional<Timing> cron(Text expression) {
        Optional<CronReader.Mistake> mistake = mistakeIn(expression.value());
        mistake.ifPresent(found -> linking.report(Problem.error("invalid-cron", expression.span(), found.message())
                .expecting(found.expected())
                .suggesting(found.suggestion())));
        return mistake.isPresent() ? Optional.empty() : Optional.of(new Timing.Cron(expression.value()));
    }

    /** Amazon EventBridge counts in whole minutes. */
    Optional<Timing> interval(DurationSyntax interval) {
        Duration value = interval.value();
        boolean wholeMinutes = value.toSeconds() % 60 == 0 && value.getNano() == 0;
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || !wholeMinutes || value.toSeconds() > Integer.MAX_VALUE) {
            linking.report(Problem.error(
                            "invalid-interval",
                            interval.span(),
                            "the interval '" + interval.written() + "' is not one of whole minutes")
                    .expecting("at least 1m, in whole minutes"));
            return Optional.empty();
        }
        return Optional.of(new Timing.Interval((int) value.toSeconds()));
    }

    String timezone(Text written) {
        String name = written.value();
        if (!isZone(name)) {
            Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
            linking.report(
                    Problem.error("unknown-timezone", written.span(), "the time zone '" + name + "' is not known")
                            .expecting("an IANA name such as Europe/Berlin")
                            .suggesting(Suggestions.didYouMean(name, zones)));
            return DEFAULT_TIMEZONE;
        }
        return name;
    }

    private static boolean isZone(String name) {
        return ALSO_ZONES.contains(name)
                || (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/"));
    }

    private static Optional<CronReader.Mistake> mistakeIn(String expression) {
        CronReader reader = new CronReader(expression);
        reader.read();
        return reader.mistake();
    }
}
