package org.dazzledsl.model.aws.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.observability.Dashboard.AlarmStates;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides what the Observability stack holds: something for each thing that the other stacks hold. */
public final class ObservabilityPlanner {

    private final PlanContext context;
    private final DeployConfig.Observability config;

    private ObservabilityPlanner(PlanContext context) {
        this.context = context;
        this.config = context.config().observability();
    }

    public static StackPlan<ObservabilityStack> plan(
            PlanContext context,
            Optional<TigerBeetleStack> tigerBeetle,
            Optional<DataStack> data,
            Optional<MessagingStack> messaging,
            ComputeStack compute) {
        ObservabilityPlanner planner = new ObservabilityPlanner(context);
        List<Watch> watches = planner.watches(tigerBeetle, data, messaging, compute);
        List<Alarm> alarms =
                watches.stream().flatMap(watch -> watch.alarms().stream()).toList();
        ObservabilityStack stack = new ObservabilityStack(
                context.names().stack(StackName.OBSERVABILITY),
                planner.topic(),
                alarms,
                planner.config.createDashboard() ? Optional.of(planner.dashboard(watches, alarms)) : Optional.empty());
        return new StackPlan<>(stack, planner.notes(), List.of());
    }

    private List<Watch> watches(
            Optional<TigerBeetleStack> tigerBeetle,
            Optional<DataStack> data,
            Optional<MessagingStack> messaging,
            ComputeStack compute) {
        Alarms alarms = new Alarms(context.names());
        List<Watch> watches = new ArrayList<>();
        watches.add(RequestWatch.of(compute.loadBalancer(), alarms));
        watches.add(ServiceWatch.of(compute.cluster(), compute.web(), "Web service", alarms));
        compute.worker()
                .ifPresent(worker -> watches.add(ServiceWatch.of(compute.cluster(), worker, "Workers", alarms)));
        data.flatMap(DataStack::database)
                .ifPresent(database -> watches.add(DatabaseWatch.of(database, context, alarms)));
        data.flatMap(DataStack::cache).ifPresent(cache -> watches.add(CacheWatch.of(cache, alarms)));
        messaging.ifPresent(stack -> watches.addAll(MessagingWatch.of(stack, context.names(), alarms)));
        tigerBeetle.ifPresent(stack -> watches.add(TigerBeetleWatch.of(stack, alarms)));
        return watches;
    }

    private AlarmTopic topic() {
        Reason email = because(
                "alarm_email",
                config.alarmEmail()
                        .map(address -> "alarms are sent to " + address)
                        .orElse("alarms are sent to nobody"));
        boolean ownKey = context.config().organization().kmsKeyArn().isEmpty();
        return new AlarmTopic(
                new PlannedResource("AlarmTopic", AlarmTopic.TYPE, context.applicationAnd(email)),
                ownKey
                        ? Optional.of(new AlarmTopic.Key(
                                new PlannedResource("AlarmKey", AlarmTopic.Key.TYPE, context.applicationAnd())))
                        : Optional.empty(),
                config.alarmEmail(),
                Value.text("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:"
                        + context.names().base() + "-*"));
    }

    private Dashboard dashboard(List<Watch> watches, List<Alarm> alarms) {
        List<Dashboard.Row> rows = new ArrayList<>();
        rows.add(new Dashboard.Row("Alarms", states(alarms)));
        watches.forEach(watch -> rows.add(watch.row()));
        return new Dashboard(
                new PlannedResource(
                        "Dashboard",
                        Dashboard.TYPE,
                        context.names().base(),
                        context.applicationAnd(because("create_dashboard", "a dashboard is wanted"))),
                rows);
    }

    private static List<Dashboard.Widget> states(List<Alarm> alarms) {
        List<Dashboard.Widget> states = new ArrayList<>();
        for (int from = 0; from < alarms.size(); from += AlarmStates.MOST) {
            List<Alarm> some = alarms.subList(from, Math.min(from + AlarmStates.MOST, alarms.size()));
            states.add(new AlarmStates("Alarms", some.stream().map(Alarm::arn).toList()));
        }
        return states;
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (config.alarmEmail().isEmpty()) {
            notes.add(new Note(
                    "Nobody is told of an alarm: name an address with alarm_email in [deploy.observability]",
                    because("alarm_email", "alarms are sent to nobody")));
        }
        context.config()
                .organization()
                .kmsKeyArn()
                .ifPresent(key -> notes.add(new Note(
                        "The key policy of " + key + " must let cloudwatch.amazonaws.com use it, or no alarm is sent",
                        context.config()
                                .places()
                                .because("deploy.kms_key_arn", "everything is encrypted with this key"))));
        return notes;
    }

    private Reason because(String key, String rule) {
        return context.config().places().because("deploy.observability." + key, rule);
    }
}
