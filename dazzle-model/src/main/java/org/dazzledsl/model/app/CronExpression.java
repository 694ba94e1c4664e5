package org.dazzledsl.model.app;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A Unix cron expression of five fields (crontab(5)), each as the values at which it is due, so that whoever runs it
 * need not know how they were written. At most one of the two kinds of day is restricted: Unix cron means "either of
 * them" by both, which Amazon EventBridge has no way to say.
 *
 * @param daysOfWeek 0 to 6, Sunday is 0
 */
public record CronExpression(
        SortedSet<Integer> minutes,
        SortedSet<Integer> hours,
        SortedSet<Integer> daysOfMonth,
        SortedSet<Integer> months,
        SortedSet<Integer> daysOfWeek) {

    public CronExpression {
        minutes = Collections.unmodifiableSortedSet(new TreeSet<>(minutes));
        hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        daysOfMonth = Collections.unmodifiableSortedSet(new TreeSet<>(daysOfMonth));
        months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
        daysOfWeek = Collections.unmodifiableSortedSet(new TreeSet<>(daysOfWeek));
        if (daysOfMonth.size() < 31 && daysOfWeek.size() < 7) {
            throw new IllegalArgumentException("Both kinds of day are restricted");
        }
    }

    /** @throws IllegalArgumentException when the expression is none; those of an {@link AppSpec} are */
    public static CronExpression of(String expression) {
        CronReader reader = new CronReader(expression);
        return reader.read()
                .orElseThrow(() -> new IllegalArgumentException(
                        reader.mistake().orElseThrow().message()));
    }

    public boolean isEveryDayOfMonth() {
        return daysOfMonth.size() == 31;
    }

    public boolean isEveryDayOfWeek() {
        return daysOfWeek.size() == 7;
    }
}
