package org.dazzledsl.model.aws.messaging;

import java.util.List;
import java.util.SortedSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.dazzledsl.model.app.CronExpression;

/**
 * When a schedule is due, in the notation of EventBridge Scheduler: {@code cron(0 2 ? * MON-FRI *)},
 * {@code rate(15 minutes)}. Source: EventBridge Scheduler user guide, "Schedule types".
 *
 * <p>Its cron has six fields, counts the days of the week from 1, insists on {@code ?} for exactly one of the two kinds of
 * day, has no steps in days of the week and names no step within a range. So every field is written from the values at
 * which it is due, and days of the week as names.
 */
record SchedulerExpression(String text) {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    static SchedulerExpression of(CronExpression cron) {
        return new SchedulerExpression("cron("
                + String.join(
                        " ",
                        numbers(cron.minutes(), 0, 59),
                        numbers(cron.hours(), 0, 23),
                        cron.isEveryDayOfWeek() ? numbers(cron.daysOfMonth(), 1, 31) : "?",
                        numbers(cron.months(), 1, 12),
                        cron.isEveryDayOfWeek() ? "?" : listed(cron.daysOfWeek(), DAYS::get),
                        "*")
                + ")");
    }

    /** @param seconds a positive multiple of 60 */
    static SchedulerExpression every(int seconds) {
        if (seconds < SECONDS_PER_MINUTE || seconds % SECONDS_PER_MINUTE != 0) {
            throw new IllegalArgumentException("Not a number of whole minutes: " + seconds + " seconds");
        }
        int minutes = seconds / SECONDS_PER_MINUTE;
        if (minutes % MINUTES_PER_HOUR != 0) {
            return rate(minutes, "minute");
        }
        int hours = minutes / MINUTES_PER_HOUR;
        return hours % HOURS_PER_DAY == 0 ? rate(hours / HOURS_PER_DAY, "day") : rate(hours, "hour");
    }

    private static SchedulerExpression rate(int count, String unit) {
        return new SchedulerExpression("rate(" + count + " " + unit + (count == 1 ? "" : "s") + ")");
    }

    private static String numbers(SortedSet<Integer> values, int least, int most) {
        if (values.size() == most - least + 1) {
            return "*";
        }
        int step = step(values);
        boolean toTheEnd = values.size() > 2 && step > 1 && values.last() + step > most;
        return toTheEnd ? values.first() + "/" + step : listed(values, Integer::toString);
    }

    /** The distance that each value has from the one before; 0 where that differs. */
    private static int step(SortedSet<Integer> values) {
        List<Integer> sorted = List.copyOf(values);
        int step = sorted.size() < 2 ? 0 : sorted.get(1) - sorted.get(0);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) != step) {
                return 0;
            }
        }
        return step;
    }

    private static String listed(SortedSet<Integer> values, IntFunction<String> name) {
        boolean range = values.size() > 2 && values.last() - values.first() == values.size() - 1;
        return range
                ? name.apply(values.first()) + "-" + name.apply(values.last())
                : values.stream().map(name::apply).collect(Collectors.joining(","));
    }
}
