package org.dazzledsl.model.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one cron expression; of several mistakes it keeps the first. */
final class CronReader {

    private static final Pattern ITEM =
            Pattern.compile("(?:\\*|(?<from>\\w+)(?:-(?<to>\\w+))?)(?:/(?<step>\\d{1,4}))?");

    private static final Map<String, String> MACROS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final String expression;
    private Mistake mistake;

    CronReader(String expression) {
        this.expression = expression;
    }

    /** What is wrong with an expression, in the words of a problem. */
    record Mistake(String message, String expected, Optional<String> suggestion) {}

    /** What {@link #read} found, if it found something. */
    Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }

    Optional<CronExpression> read() {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != 5) {
            found(
                    "'" + expression + "' is not a cron expression of five fields",
                    "minute, hour, day of month, month and day of week, such as 0 8 * * MON-FRI",
                    Optional.ofNullable(MACROS.get(fields[0].toLowerCase(Locale.ROOT)))
                            .map(same -> "write '" + same + "'"));
            return Optional.empty();
        }
        SortedSet<Integer> minutes = values(Unit.MINUTE, fields[0]);
        SortedSet<Integer> hours = values(Unit.HOUR, fields[1]);
        SortedSet<Integer> daysOfMonth = values(Unit.DAY_OF_MONTH, fields[2]);
        SortedSet<Integer> months = values(Unit.MONTH, fields[3]);
        SortedSet<Integer> daysOfWeek = values(Unit.DAY_OF_WEEK, fields[4]);
        if (daysOfMonth.size() < 31 && daysOfWeek.size() < 7) {
            found(
                    "the cron expression '" + expression
                            + "' restricts both the day of the month and the day of the week",
                    "'*' for one of them, as Amazon EventBridge takes only one",
                    Optional.of("write two schedules"));
        }
        return mistake == null
                ? Optional.of(new CronExpression(minutes, hours, daysOfMonth, months, daysOfWeek))
                : Optional.empty();
    }

    private SortedSet<Integer> values(Unit unit, String field) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String item : field.split(",", -1)) {
            // Other dialects write '?' for the kind of day that doesn't matter.
            boolean anyDay = item.equals("?") && unit.isDay();
            addItem(unit, field, anyDay ? "*" : item, values);
        }
        if (unit == Unit.DAY_OF_WEEK && values.remove(7)) {
            values.add(0);
        }
        return values;
    }

    private void addItem(Unit unit, String field, String item, SortedSet<Integer> values) {
        Matcher parts = ITEM.matcher(item);
        if (!parts.matches()) {
            notUnderstood(unit, field);
            return;
        }
        String step = parts.group("step");
        int from = unit.least;
        int to = unit.most;
        if (parts.group("from") != null) {
            from = number(unit, field, parts.group("from"));
            // "5/10" goes on to the end, "5" does not.
            to = parts.group("to") != null ? number(unit, field, parts.group("to")) : step == null ? from : unit.most;
        }
        int by = step == null ? 1 : Integer.parseInt(step);
        if (by == 0 || from > to) {
            notUnderstood(unit, field);
            return;
        }
        for (int value = from; value <= to; value += by) {
            values.add(value);
        }
    }

    private int number(Unit unit, String field, String word) {
        int name = unit.names.indexOf(word.toUpperCase(Locale.ROOT));
        if (name >= 0) {
            return unit.least + name;
        }
        if (!word.matches("[0-9]{1,4}")) {
            notUnderstood(unit, field);
            return unit.least;
        }
        int number = Integer.parseInt(word);
        if (number < unit.least || number > unit.most) {
            found(
                    "the " + unit.word + " field '" + field + "' of the cron expression is out of range",
                    unit.range(),
                    Optional.empty());
            return unit.least;
        }
        return number;
    }

    private void notUnderstood(Unit unit, String field) {
        found(
                "the " + unit.word + " field '" + field + "' of the cron expression is not understood",
                "'*', " + unit.range() + ", a range such as 1-5, a list such as 1,3 or a step such as */2",
                Optional.empty());
    }

    private void found(String message, String expected, Optional<String> suggestion) {
        if (mistake == null) {
            mistake = new Mistake(message, expected, suggestion);
        }
    }

    private enum Unit {
        MINUTE("minute", 0, 59, List.of()),
        HOUR("hour", 0, 23, List.of()),
        DAY_OF_MONTH("day-of-month", 1, 31, List.of()),
        MONTH(
                "month",
                1,
                12,
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
        /** 0 and 7 are both Sunday. */
        DAY_OF_WEEK("day-of-week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

        private final String word;
        private final int least;
        private final int most;
        private final List<String> names;

        Unit(String word, int least, int most, List<String> names) {
            this.word = word;
            this.least = least;
            this.most = most;
            this.names = names;
        }

        private boolean isDay() {
            return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
        }

        private String range() {
            String numbers = least + " to " + most;
            return names.isEmpty() ? numbers : numbers + " or " + names.get(0) + " to " + names.get(names.size() - 1);
        }
    }
}
