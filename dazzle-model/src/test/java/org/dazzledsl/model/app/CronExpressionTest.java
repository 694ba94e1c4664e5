package org.dazzledsl.model.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    0 8 * * *       | 0           | 8  | every     | every | every
                    */15 * * * *    | 0,15,30,45  | every | every  | every | every
                    5/20 1,3 * * *  | 5,25,45     | 1,3 | every    | every | every
                    0 0 1-5/2 * *   | 0           | 0  | 1,3,5     | every | every
                    0 9 * * MON-FRI | 0           | 9  | every     | every | 1,2,3,4,5
                    0 9 * * 5-7     | 0           | 9  | every     | every | 0,5,6
                    0 9 * * 7       | 0           | 9  | every     | every | 0
                    0 9 * jan,Dec ? | 0           | 9  | every     | 1,12  | every
                    0 9 ? * sun     | 0           | 9  | every     | every | 0
                    0 9 1-31 * 3    | 0           | 9  | every     | every | 3
                    """)
    void knowsWhenItIsDue(
            String expression, String minutes, String hours, String daysOfMonth, String months, String daysOfWeek) {
        CronExpression cron = CronExpression.of(expression);

        assertEquals(values(minutes, 0, 59), cron.minutes());
        assertEquals(values(hours, 0, 23), cron.hours());
        assertEquals(values(daysOfMonth, 1, 31), cron.daysOfMonth());
        assertEquals(values(months, 1, 12), cron.months());
        assertEquals(values(daysOfWeek, 0, 6), cron.daysOfWeek());
    }

    private static Set<Integer> values(String list, int least, int most) {
        Function<String, Collection<Integer>> numbers =
                text -> List.of(text.split(",")).stream().map(Integer::valueOf).toList();
        return Set.copyOf(
                list.equals("every")
                        ? IntStream.rangeClosed(least, most).boxed().toList()
                        : numbers.apply(list));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    0 8 * *         | '0 8 * *' is not a cron expression of five fields
                    0 0 8 * * ?     | '0 0 8 * * ?' is not a cron expression of five fields
                    @daily          | '@daily' is not a cron expression of five fields
                    60 8 * * *      | the minute field '60' of the cron expression is out of range
                    0 24 * * *      | the hour field '24' of the cron expression is out of range
                    0 8 0 * *       | the day-of-month field '0' of the cron expression is out of range
                    0 8 * 13 *      | the month field '13' of the cron expression is out of range
                    0 8 * * 8       | the day-of-week field '8' of the cron expression is out of range
                    x 8 * * *       | the minute field 'x' of the cron expression is not understood
                    ? 8 * * *       | the minute field '?' of the cron expression is not understood
                    0 8,, * * *     | the hour field '8,,' of the cron expression is not understood
                    0 17-8 * * *    | the hour field '17-8' of the cron expression is not understood
                    */0 8 * * *     | the minute field '*/0' of the cron expression is not understood
                    0 8 L * *       | the day-of-month field 'L' of the cron expression is not understood
                    0 8 * * MON#1   | the day-of-week field 'MON#1' of the cron expression is not understood
                    0 8 1 * MON     | the cron expression '0 8 1 * MON' restricts both the day of the month and the day of the week
                    """)
    void saysWhatIsWrong(String expression, String message) {
        CronReader reader = new CronReader(expression);

        assertTrue(reader.read().isEmpty());
        assertEquals(message, reader.mistake().orElseThrow().message());
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> CronExpression.of(expression))
                        .getMessage());
    }

    @Test
    void suggestsTheFieldsOfAMacro() {
        CronReader reader = new CronReader("@Weekly");
        reader.read();

        assertEquals(
                Optional.of("write '0 0 * * 0'"), reader.mistake().orElseThrow().suggestion());
    }

    @Test
    void knowsWhichDayIsNotRestricted() {
        assertTrue(CronExpression.of("0 9 * * MON").isEveryDayOfMonth());
        assertFalse(CronExpression.of("0 9 * * MON").isEveryDayOfWeek());
        assertFalse(CronExpression.of("0 9 1 * *").isEveryDayOfMonth());
        assertTrue(CronExpression.of("0 9 1 * *").isEveryDayOfWeek());
    }
}
