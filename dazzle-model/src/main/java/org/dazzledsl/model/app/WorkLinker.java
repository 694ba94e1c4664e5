package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.JobDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.OverlapPolicy;
import org.dazzledsl.grammar.syntax.ProcessDeclaration;
import org.dazzledsl.grammar.syntax.ScheduleDeclaration;
import org.dazzledsl.grammar.syntax.StepSyntax;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.ValueSyntax;
import org.dazzledsl.grammar.syntax.WebhookDeclaration;

/** Links what happens outside a user's request: processes, schedules, jobs, webhooks. */
final class WorkLinker {

    private static final String ENTITY = "entity";
    private static final String SERVICE = "service";

    private final Linking linking;
    private final Triggers triggers;
    private final Timings timings;
    private final Parameters parameters;

    WorkLinker(Linking linking, Triggers triggers, Timings timings, Parameters parameters) {
        this.linking = linking;
        this.triggers = triggers;
        this.timings = timings;
        this.parameters = parameters;
    }

    Optional<Process> process(ProcessDeclaration declaration) {
        List<String> compensations = declaration.compensations().stream()
                .map(compensation -> compensation.name().text())
                .toList();
        declaration.compensations().forEach(compensation -> doubt(SERVICE, compensation.service()));
        return Optional.of(new Process(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.texts(declaration.implemented()),
                declaration.trigger().flatMap(triggers::ofProcess),
                ServiceLinker.parameters(declaration.input()),
                ServiceLinker.parameters(declaration.output()),
                steps(declaration.steps(), compensations),
                compensations,
                seconds(declaration.timeout(), Process.DEFAULT_TIMEOUT_SECONDS),
                declaration.overlap().map(Located::value).orElse(OverlapPolicy.SKIP),
                declaration.span()));
    }

    Optional<Schedule> schedule(ScheduleDeclaration declaration) {
        Optional<Timing> timing = timing(declaration);
        String timezone = declaration
                .timezone()
                .flatMap(value -> parameters.valueOf(value, "timezone"))
                .map(timings::timezone)
                .orElse(Timings.DEFAULT_TIMEZONE);
        return timing.map(time -> new Schedule(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.texts(declaration.implemented()),
                time,
                timezone,
                declaration.catchUp().map(Located::value).orElse(false),
                declaration.overlap().map(Located::value).orElse(OverlapPolicy.SKIP),
                steps(declaration.steps(), List.of()),
                declaration.span()));
    }

    Optional<Job> job(JobDeclaration declaration) {
        declaration.triggers().forEach(trigger -> linking.isDeclared(ENTITY, trigger.entity()));
        declaration.deadLetter().ifPresent(entity -> linking.doubtUnlessDeclared(ENTITY, entity));
        Optional<Timing> timing = declaration.cron().flatMap(timings::cron);
        if (declaration.triggers().isEmpty() && declaration.cron().isEmpty()) {
            linking.report(Problem.error(
                            "job-without-start",
                            declaration.name().span(),
                            "nothing starts the job '" + declaration.name().text() + "'")
                    .expecting("a trigger: or a schedule:"));
        }
        boolean startsSomehow = !declaration.triggers().isEmpty() || timing.isPresent();
        return !startsSomehow
                ? Optional.empty()
                : Optional.of(new Job(
                        declaration.name().text(),
                        Linking.value(declaration.title()),
                        declaration.triggers().stream()
                                .map(trigger -> new Job.Trigger(
                                        trigger.event().value(),
                                        trigger.entity().text(),
                                        Linking.text(trigger.field()),
                                        Linking.value(trigger.condition())))
                                .toList(),
                        timing.map(Timing.Cron.class::cast),
                        Linking.value(declaration.run()),
                        declaration.retry().map(Located::value).orElse(Job.DEFAULT_RETRIES),
                        declaration.retryBackoff().map(Located::value).orElse(JobDeclaration.Backoff.EXPONENTIAL),
                        Linking.text(declaration.deadLetter()),
                        seconds(declaration.timeout(), Job.DEFAULT_TIMEOUT_SECONDS),
                        declaration.span()));
    }

    Optional<Webhook> webhook(WebhookDeclaration declaration) {
        declaration.entity().ifPresent(entity -> linking.isDeclared(ENTITY, entity));
        Optional<ValueSyntax> secret = declaration.auth().flatMap(WebhookDeclaration.Auth::secret);
        return Optional.of(new Webhook(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.text(declaration.entity()),
                Linking.texts(declaration.events()),
                declaration.url().filter(ValueSyntax.Literal.class::isInstance).map(WorkLinker::written),
                declaration
                        .url()
                        .filter(ValueSyntax.Configuration.class::isInstance)
                        .map(WorkLinker::written),
                declaration.auth().flatMap(auth -> Linking.text(auth.method())),
                secret.filter(ValueSyntax.Configuration.class::isInstance)
                        .map(ValueSyntax::text)
                        .flatMap(linking::variable),
                declaration.span()));
    }

    private Optional<Timing> timing(ScheduleDeclaration declaration) {
        if (declaration.cron().isPresent()) {
            declaration
                    .interval()
                    .ifPresent(interval -> linking.report(Problem.warning(
                                    "two-timings",
                                    interval.span(),
                                    "the interval is ignored, as there is a cron expression")
                            .expecting("either cron or interval")));
            return declaration
                    .cron()
                    .flatMap(value -> parameters.valueOf(value, "cron"))
                    .flatMap(timings::cron);
        }
        if (declaration.interval().isEmpty()) {
            linking.report(Problem.error(
                            "schedule-without-timing",
                            declaration.name().span(),
                            "the schedule '" + declaration.name().text() + "' does not say when it is due")
                    .expecting("cron: \"0 8 * * *\" or interval: 15m"));
        }
        return declaration.interval().flatMap(timings::interval);
    }

    private static String written(ValueSyntax value) {
        return value.text().value();
    }

    private static long seconds(Optional<DurationSyntax> written, long otherwise) {
        return written.map(duration -> duration.value().toSeconds()).orElse(otherwise);
    }

    private List<Process.Step> steps(List<StepSyntax> steps, List<String> compensations) {
        return steps.stream().map(step -> step(step, compensations)).toList();
    }

    /** Dazzle finds out when the step runs; what is deployed doesn't depend on it. */
    private Process.Step step(StepSyntax step, List<String> compensations) {
        doubt(SERVICE, step.service());
        doubt("llm_intent", step.llmIntent());
        doubt("channel", step.channel());
        doubt("message", step.message());
        doubt("process", step.subprocess());
        step.compensateWith()
                .filter(name -> !compensations.contains(name.text()))
                .ifPresent(name -> linking.doubt(Linking.unknown("compensation", name, compensations)));
        return new Process.Step(
                step.name().text(),
                Linking.text(step.service()),
                Linking.text(step.llmIntent()),
                Linking.text(step.channel()),
                Linking.text(step.message()),
                Linking.text(step.subprocess()),
                step.waitFor().map(Text::value),
                steps(step.parallel(), compensations),
                step.span());
    }

    private void doubt(String keyword, Optional<Name> reference) {
        reference.ifPresent(name -> linking.doubtUnlessDeclared(keyword, name));
    }
}
