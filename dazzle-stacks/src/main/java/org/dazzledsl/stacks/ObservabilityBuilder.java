package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.allowService;
import static org.dazzledsl.stacks.PolicyJson.denyWithoutTls;
import static org.dazzledsl.stacks.PolicyJson.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dazzledsl.model.aws.observability.Alarm;
import org.dazzledsl.model.aws.observability.AlarmTopic;
import org.dazzledsl.model.aws.observability.Condition;
import org.dazzledsl.model.aws.observability.Dashboard;
import org.dazzledsl.model.aws.observability.Measure;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarmProps;
import software.amazon.awscdk.services.cloudwatch.CfnDashboardProps;
import software.amazon.awscdk.services.kms.CfnKeyProps;
import software.amazon.awscdk.services.sns.CfnSubscriptionProps;
import software.amazon.awscdk.services.sns.CfnTopicPolicyProps;
import software.amazon.awscdk.services.sns.CfnTopicProps;

/** Builds what a {@link ObservabilityStack} asks for. */
final class ObservabilityBuilder {

    private static final Pattern PERCENTILE = Pattern.compile("p\\d+(\\.\\d+)?");

    private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";

    /** What the account's own administrators may do with a key: everything but use it. */
    private static final List<String> ADMINISTRATION = List.of(
            "kms:CancelKeyDeletion",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListKeyPolicies",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateKeyDescription");

    private final StackScope scope;

    private ObservabilityBuilder(StackScope scope) {
        this.scope = scope;
    }

    static void build(StackScope scope, ObservabilityStack observability) {
        ObservabilityBuilder builder = new ObservabilityBuilder(scope);
        String topic = builder.topic(observability.topic());
        for (Alarm alarm : observability.alarms()) {
            builder.alarm(alarm, topic);
        }
        if (observability.dashboard().isPresent()) {
            builder.dashboard(observability.dashboard().get());
        }
    }

    /** The topic's ARN. */
    private String topic(AlarmTopic topic) {
        String key = topic.key().isPresent()
                ? key(topic, topic.key().get()).ref()
                : scope.requirements().organization().kmsKeyArn().orElseThrow();
        StackResource construct =
                scope.planned(topic, CfnTopicProps.builder().kmsMasterKeyId(key).build());
        String arn = construct.ref();
        scope.auxiliary(
                "Policy" + topic.planned().id(),
                topic,
                CfnTopicPolicyProps.builder()
                        .topics(List.of(arn))
                        .policyDocument(document(List.of(
                                denyWithoutTls("sns:Publish", arn),
                                allowService(CLOUDWATCH, "sns:Publish", arn, alarmsOf(topic)))))
                        .build());
        if (topic.email().isPresent()) {
            subscribe(topic.email().get(), topic, arn);
        }
        return arn;
    }

    private List<String> alarmsOf(AlarmTopic topic) {
        return List.of(scope.resolve(topic.alarms()));
    }

    private void subscribe(String address, AlarmTopic topic, String arn) {
        scope.auxiliary(
                "Email" + topic.planned().id(),
                topic,
                CfnSubscriptionProps.builder()
                        .topicArn(arn)
                        .protocol("email")
                        .endpoint(address)
                        .build());
    }

    private StackResource key(AlarmTopic topic, AlarmTopic.Key key) {
        // In a key's own policy, "*" is the key.
        Map<String, Object> administrators = allow(ADMINISTRATION, List.of("*"));
        administrators.put(
                "Principal",
                PolicyJson.one("AWS", PolicyJson.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")));
        StackResource construct = scope.planned(
                key,
                CfnKeyProps.builder()
                        .description("Encrypts the alarms of "
                                + scope.requirements().names().base())
                        .enableKeyRotation(true)
                        .pendingWindowInDays(AlarmTopic.Key.DELETION_DAYS)
                        .keyPolicy(document(List.of(
                                administrators,
                                allowService(
                                        CLOUDWATCH,
                                        List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                                        "*",
                                        alarmsOf(topic)))))
                        .build());
        return construct;
    }

    private void alarm(Alarm alarm, String topic) {
        Condition condition = alarm.condition();
        CfnAlarmProps.Builder props = CfnAlarmProps.builder()
                .alarmName(alarm.name())
                .alarmDescription(alarm.description())
                .comparisonOperator(condition.comparison().word())
                .threshold(condition.threshold())
                .evaluationPeriods(condition.periods())
                .datapointsToAlarm(condition.breaching())
                .treatMissingData(condition.missing().word())
                .alarmActions(List.of(topic));
        if (alarm.measure() instanceof Measure.Metric metric) {
            metric(props, metric, condition.periodSeconds());
        } else {
            formula(props, (Measure.Formula) alarm.measure(), condition.periodSeconds());
        }
        scope.planned(alarm, props.build());
    }

    private void metric(CfnAlarmProps.Builder props, Measure.Metric metric, int periodSeconds) {
        props.namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(dimensions(metric))
                .period(periodSeconds);
        if (isPercentile(metric)) {
            // A percentile of few requests says nothing.
            props.extendedStatistic(metric.statistic()).evaluateLowSampleCountPercentile("ignore");
        } else {
            props.statistic(metric.statistic());
        }
    }

    private static boolean isPercentile(Measure.Metric metric) {
        return PERCENTILE.matcher(metric.statistic()).matches();
    }

    private void formula(CfnAlarmProps.Builder props, Measure.Formula formula, int periodSeconds) {
        List<CfnAlarm.MetricDataQueryProperty> metrics = new ArrayList<>();
        metrics.add(CfnAlarm.MetricDataQueryProperty.builder()
                .id("result")
                .expression(formula.expression())
                .returnData(true)
                .build());
        for (Measure.Term term : formula.terms()) {
            metrics.add(CfnAlarm.MetricDataQueryProperty.builder()
                    .id(term.id())
                    .metricStat(CfnAlarm.MetricStatProperty.builder()
                            .metric(CfnAlarm.MetricProperty.builder()
                                    .namespace(term.metric().namespace())
                                    .metricName(term.metric().name())
                                    .dimensions(dimensions(term.metric()))
                                    .build())
                            .period(periodSeconds)
                            .stat(term.metric().statistic())
                            .build())
                    .returnData(false)
                    .build());
        }
        props.metrics(metrics);
    }

    private List<CfnAlarm.DimensionProperty> dimensions(Measure.Metric metric) {
        List<CfnAlarm.DimensionProperty> dimensions = new ArrayList<>();
        for (Measure.Dimension dimension : metric.dimensions()) {
            dimensions.add(CfnAlarm.DimensionProperty.builder()
                    .name(dimension.name())
                    .value(scope.resolve(dimension.value()))
                    .build());
        }
        return dimensions;
    }

    private void dashboard(Dashboard dashboard) {
        scope.planned(
                dashboard,
                CfnDashboardProps.builder()
                        .dashboardName(dashboard.name())
                        .dashboardBody(new DashboardBody(scope).of(dashboard))
                        .build());
    }
}
