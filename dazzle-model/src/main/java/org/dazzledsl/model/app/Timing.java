package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** When something that recurs is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Timing {

    /** @param expression a Unix cron expression, see {@link CronExpression} */
    @JsonTypeName("cron")
    record Cron(String expression) implements Timing {}

    /** @param seconds between two runs, at least 1 */
    @JsonTypeName("interval")
    record Interval(int seconds) implements Timing {
        public Interval {
            Range.POSITIVE.require(seconds);
        }
    }
}
