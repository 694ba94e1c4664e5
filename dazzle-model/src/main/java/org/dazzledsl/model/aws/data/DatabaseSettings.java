package org.dazzledsl.model.aws.data;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * What an Aurora cluster and an RDS instance have in common.
 *
 * @param name of the database within the server
 * @param user the one whose password RDS keeps in a secret
 * @param port of TCP
 * @param engine as RDS calls it
 * @param engineVersion of PostgreSQL: {@code 16} or {@code 16.6}
 * @param parameterFamily which parameters this version has
 * @param backupRetentionDays 1 to 35
 * @param finalSnapshot whether a snapshot outlives the database and its own replacement
 * @param monitoringSeconds between two measurements of the operating system
 * @param insightsRetentionDays of Performance Insights
 * @param logs that go to CloudWatch
 */
public record DatabaseSettings(
        String name,
        String user,
        int port,
        String engine,
        String engineVersion,
        String parameterFamily,
        int backupRetentionDays,
        boolean deletionProtection,
        boolean finalSnapshot,
        int monitoringSeconds,
        int insightsRetentionDays,
        List<LogExport> logs) {

    public DatabaseSettings {
        logs = List.copyOf(logs);
    }

    /**
     * @param log as RDS calls it
     * @param retentionDays one of CloudWatch's values
     */
    public record LogExport(PlannedResource planned, String log, int retentionDays) implements AwsResource {}
}
