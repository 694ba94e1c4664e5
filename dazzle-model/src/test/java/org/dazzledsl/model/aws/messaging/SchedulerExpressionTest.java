package org.dazzledsl.model.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SortedSet;
import java.util.TreeSet;
import org.dazzledsl.model.app.CronExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Which of the two kinds of day is '?'
                "* * * * *          | cron(* * * * ? *)",
                "0 0 * * *          | cron(0 0 * * ? *)",
                "30 6 1 * *         | cron(30 6 1 * ? *)",
                "30 6 * * 1         | cron(30 6 ? * MON *)",
                "0 0 1 1 *          | cron(0 0 1 1 ? *)",
                "0 12 ? * MON       | cron(0 12 ? * MON *)",
                "0 12 15 * ?        | cron(0 12 15 * ? *)",
                // Days of the week: Unix counts from Sunday as 0 and again as 7, AWS from Sunday as 1
                "0 9 * * 0          | cron(0 9 ? * SUN *)",
                "0 9 * * 7          | cron(0 9 ? * SUN *)",
                "0 9 * * 6          | cron(0 9 ? * SAT *)",
                "0 9 * * 1-5        | cron(0 9 ? * MON-FRI *)",
                "0 9 * * MON-FRI    | cron(0 9 ? * MON-FRI *)",
                "0 9 * * mon,wed    | cron(0 9 ? * MON,WED *)",
                "0 9 * * 0,6        | cron(0 9 ? * SUN,SAT *)",
                "0 9 * * 6-7        | cron(0 9 ? * SUN,SAT *)",
                "0 9 * * 5-7        | cron(0 9 ? * SUN,FRI,SAT *)",
                "0 9 * * 0-4        | cron(0 9 ? * SUN-THU *)",
                "0 9 * * 0-6        | cron(0 9 * * ? *)",
                "0 9 * * 1-7        | cron(0 9 * * ? *)",
                "0 9 * * 0-7        | cron(0 9 * * ? *)",
                "0 9 * * */2        | cron(0 9 ? * SUN,TUE,THU,SAT *)",
                "0 9 * * 1-5/2      | cron(0 9 ? * MON,WED,FRI *)",
                "0 9 * * 7,0        | cron(0 9 ? * SUN *)",
                // Steps: AWS starts them from a value, and has none within a range
                "*/15 * * * *       | cron(0/15 * * * ? *)",
                "*/5 * * * *        | cron(0/5 * * * ? *)",
                "*/1 * * * *        | cron(* * * * ? *)",
                "*/30 * * * *       | cron(0,30 * * * ? *)",
                "*/7 * * * *        | cron(0/7 * * * ? *)",
                "*/45 * * * *       | cron(0,45 * * * ? *)",
                "*/90 * * * *       | cron(0 * * * ? *)",
                "5-59/15 * * * *    | cron(5/15 * * * ? *)",
                "5/15 * * * *       | cron(5/15 * * * ? *)",
                "10-40/10 * * * *   | cron(10,20,30,40 * * * ? *)",
                "0 */6 * * *        | cron(0 0/6 * * ? *)",
                "0 */4 * * *        | cron(0 0/4 * * ? *)",
                "0 8-18/2 * * *     | cron(0 8,10,12,14,16,18 * * ? *)",
                "0 0 */2 * *        | cron(0 0 1/2 * ? *)",
                "0 0 1 */3 *        | cron(0 0 1 1/3 ? *)",
                // Ranges and lists
                "0 9-17 * * *       | cron(0 9-17 * * ? *)",
                "0 9-10 * * *       | cron(0 9,10 * * ? *)",
                "0 0,12 * * *       | cron(0 0,12 * * ? *)",
                "0,15,30,45 * * * * | cron(0/15 * * * ? *)",
                "0,20,45 * * * *    | cron(0,20,45 * * * ? *)",
                "1-5,3-7 * * * *    | cron(1-7 * * * ? *)",
                "45,15 3 * * *      | cron(15,45 3 * * ? *)",
                "30-59 * * * *      | cron(30-59 * * * ? *)",
                "0-59 0-23 * * *    | cron(* * * * ? *)",
                "0 0 1,15 * *       | cron(0 0 1,15 * ? *)",
                "0 0 28-31 * *      | cron(0 0 28-31 * ? *)",
                "0 0 1-31 * *       | cron(0 0 * * ? *)",
                // Months by name and number
                "0 0 1 JAN *        | cron(0 0 1 1 ? *)",
                "0 0 1 jan,jul *    | cron(0 0 1 1,7 ? *)",
                "0 0 1 MAR-MAY *    | cron(0 0 1 3-5 ? *)",
                "0 0 1 1-12 *       | cron(0 0 1 * ? *)",
                "0 0 1 3,6,9,12 *   | cron(0 0 1 3/3 ? *)",
                // Spaces
                "'  5   4 * * *  '  | cron(5 4 * * ? *)",
            })
    void unixCronBecomesThatOfTheScheduler(String unix, String scheduler) {
        assertEquals(scheduler, SchedulerExpression.of(CronExpression.of(unix)).text());
    }

    @ParameterizedTest
    @CsvSource({
        "60, rate(1 minute)",
        "120, rate(2 minutes)",
        "900, rate(15 minutes)",
        "3540, rate(59 minutes)",
        "3600, rate(1 hour)",
        "5400, rate(90 minutes)",
        "7200, rate(2 hours)",
        "82800, rate(23 hours)",
        "86400, rate(1 day)",
        "90000, rate(25 hours)",
        "172800, rate(2 days)",
        "604800, rate(7 days)"
    })
    void anIntervalBecomesARateInTheLargestWholeUnit(int seconds, String rate) {
        assertEquals(rate, SchedulerExpression.every(seconds).text());
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 1, 59, 61, 90})
    void anIntervalIsOneOfWholeMinutes(int seconds) {
        assertThrows(IllegalArgumentException.class, () -> SchedulerExpression.every(seconds));
    }

    /** Reads the scheduler's notation back, as its user guide defines it, for every range and step of minutes. */
    @Test
    void everyStepOfMinutesKeepsItsMinutes() {
        for (int from = 0; from < 60; from++) {
            for (int step = 1; step < 60; step++) {
                CronExpression cron = CronExpression.of(from + "-59/" + step + " * * * *");
                String minutes =
                        SchedulerExpression.of(cron).text().replace("cron(", "").split(" ")[0];
                assertEquals(cron.minutes(), read(minutes), minutes);
            }
        }
    }

    private static SortedSet<Integer> read(String field) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String item : field.replace("*", "0-59").split(",")) {
            String[] step = item.split("/");
            String[] range = step[0].split("-");
            int from = Integer.parseInt(range[0]);
            int to = step.length == 2 ? 59 : Integer.parseInt(range[range.length - 1]);
            for (int value = from; value <= to; value += step.length == 2 ? Integer.parseInt(step[1]) : 1) {
                values.add(value);
            }
        }
        return values;
    }
}
