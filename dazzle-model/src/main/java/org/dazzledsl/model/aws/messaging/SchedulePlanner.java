package org.dazzledsl.model.aws.messaging;

import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.app.CronExpression;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.Timing;

/** Decides the schedules. */
final class SchedulePlanner {

    /** The most characters of a schedule's name (EventBridge Scheduler API reference, CreateSchedule). */
    private static final int LONGEST_NAME = 64;

    /** The most characters of a schedule's description (the same). */
    private static final int LONGEST_DESCRIPTION = 512;

    private static final int MOST_ATTEMPTS = 185;

    /** A run that could not be handed over for so long is a missed one. */
    private static final int LATEST_SECONDS = 3600;

    private final PlanContext context;
    private final QueuePlanner queues;

    SchedulePlanner(PlanContext context, QueuePlanner queues) {
        this.context = context;
        this.queues = queues;
    }

    Optional<Scheduling> scheduling() {
        List<ScheduleNeed> needs = context.needs().schedules();
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        List<Reason> reasons = needs.stream().map(ScheduleNeed::reason).toList();
        return Optional.of(new Scheduling(
                new Scheduling.Group(new PlannedResource(
                        "SchedulerGroup", Scheduling.Group.TYPE, context.names().base(), reasons)),
                queues.missedRuns(reasons),
                needs.stream().map(this::schedule).toList()));
    }

    private Scheduling.Schedule schedule(ScheduleNeed need) {
        return new Scheduling.Schedule(
                new PlannedResource(
                                LogicalId.of("Schedule", need.name()),
                                Scheduling.Schedule.TYPE,
                                context.names().physical(need.name(), LONGEST_NAME),
                                need.reason())
                        .in(Part.of(need.name())),
                description(need.title()),
                expression(need.timing()).text(),
                need.timezone(),
                "{\"schedule\": \"" + need.name() + "\"}",
                retry(need.timing()));
    }

    private static String description(String title) {
        return title.length() <= LONGEST_DESCRIPTION ? title : title.substring(0, LONGEST_DESCRIPTION);
    }

    private static SchedulerExpression expression(Timing timing) {
        return timing instanceof Timing.Interval interval
                ? SchedulerExpression.every(interval.seconds())
                : SchedulerExpression.of(CronExpression.of(((Timing.Cron) timing).expression()));
    }

    /** A run that is still to be handed over when the next one is due comes too late. */
    private static DeliveryRetry retry(Timing timing) {
        int period = timing instanceof Timing.Interval interval ? interval.seconds() : LATEST_SECONDS;
        return new DeliveryRetry(MOST_ATTEMPTS, Math.min(period, LATEST_SECONDS));
    }

    /** Schedules that can be written down but never come. */
    List<Problem> refusals() {
        return context.needs().schedules().stream()
                .filter(need -> need.timing() instanceof Timing.Cron cron && neverComes(cron))
                .map(need -> Problem.error(
                                "schedule-never-due",
                                need.reason().span(),
                                "'" + need.name() + "' is never due: none of its months has such a day")
                        .expecting("a day of the month that one of the months has"))
                .toList();
    }

    private static boolean neverComes(Timing.Cron timing) {
        CronExpression cron = CronExpression.of(timing.expression());
        return cron.months().stream().allMatch(month -> cron.daysOfMonth().first() > longest(month));
    }

    private static int longest(int month) {
        return Month.of(month).maxLength();
    }
}
