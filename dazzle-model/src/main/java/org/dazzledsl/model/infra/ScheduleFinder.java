package org.dazzledsl.model.infra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.app.AppElement;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.app.Job;
import org.dazzledsl.model.app.Process;
import org.dazzledsl.model.app.Schedule;
import org.dazzledsl.model.app.Trigger;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.Timing;

/** Finds what is started when it is due: schedules, and jobs and processes that have a time. */
final class ScheduleFinder {

    /** Jobs and processes name no time zone. */
    private static final String UTC = "UTC";

    private final List<ScheduleNeed> needs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ScheduleFinder() {}

    static List<ScheduleNeed> find(AppSpec app) {
        ScheduleFinder finder = new ScheduleFinder();
        app.schedules().forEach(finder::add);
        app.jobs().forEach(finder::add);
        app.processes().forEach(finder::add);
        finder.needs.sort(Comparator.comparing(need -> need.reason().span()));
        return finder.needs;
    }

    private void add(Schedule schedule) {
        names.add(schedule.name());
        needs.add(new ScheduleNeed(
                schedule.name(),
                schedule.title().orElse(schedule.name()),
                timing(schedule.timing()),
                schedule.timezone(),
                Inference.DUE_SCHEDULE.because(schedule)));
    }

    private void add(Job job) {
        job.schedule().ifPresent(due -> add(job, job.title(), due, Inference.DUE_JOB));
    }

    private void add(Process process) {
        process.trigger()
                .filter(Trigger.Time.class::isInstance)
                .map(trigger -> ((Trigger.Time) trigger).timing())
                .ifPresent(due -> add(process, process.title(), due, Inference.DUE_PROCESS));
    }

    private void add(AppElement element, Optional<String> title, org.dazzledsl.model.app.Timing due, Inference why) {
        needs.add(new ScheduleNeed(
                uniqueName(element), title.orElse(element.name()), timing(due), UTC, why.because(element)));
    }

    /** The keyword keeps it apart from a schedule of the same name. */
    private String uniqueName(AppElement element) {
        String wanted = element.keyword() + "_" + element.name();
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private static Timing timing(org.dazzledsl.model.app.Timing timing) {
        return timing instanceof org.dazzledsl.model.app.Timing.Interval interval
                ? new Timing.Interval(interval.seconds())
                : new Timing.Cron(((org.dazzledsl.model.app.Timing.Cron) timing).expression());
    }
}
