package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;

/** The table {@code [deploy.observability]}. */
final class ObservabilityTable {

    /** The values that CloudWatch Logs takes, from the
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">reference
     * of its API</a>. */
    private static final List<Integer> RETENTIONS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    static final ConfigKey<Boolean> CREATE_DASHBOARD = new ConfigKey<>(
            "deploy.observability.create_dashboard", flag(), Default.of(true), "whether there is a dashboard");
    static final ConfigKey<Integer> LOG_RETENTION_DAYS = new ConfigKey<>(
            "deploy.observability.log_retention_days",
            oneOf(RETENTIONS, "days"),
            Default.of(30),
            "how long logs are kept");
    static final ConfigKey<String> ALARM_EMAIL = new ConfigKey<>(
            "deploy.observability.alarm_email",
            text("an e-mail address such as \"oncall@example.com\"", InternetNames.MAILBOX),
            Default.none(),
            "who is told of alarms");
    static final ConfigKey<Boolean> ENABLE_CONTAINER_INSIGHTS = new ConfigKey<>(
            "deploy.observability.enable_container_insights", flag(), Default.of(true), "metrics of the containers");
    static final ConfigKey<Boolean> ENABLE_XRAY =
            new ConfigKey<>("deploy.observability.enable_xray", flag(), Default.of(false), "traces of the requests");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.observability",
            "Logs, metrics and alarms.",
            List.of(CREATE_DASHBOARD, LOG_RETENTION_DAYS, ALARM_EMAIL, ENABLE_CONTAINER_INSIGHTS, ENABLE_XRAY),
            List.of());

    private ObservabilityTable() {}

    static DeployConfig.Observability read(Settings settings) {
        return new DeployConfig.Observability(
                settings.get(CREATE_DASHBOARD),
                settings.get(LOG_RETENTION_DAYS),
                settings.find(ALARM_EMAIL),
                settings.get(ENABLE_CONTAINER_INSIGHTS),
                settings.get(ENABLE_XRAY));
    }
}
