package org.dazzledsl.model.aws.data;

/**
 * What an Aurora cluster and an RDS instance have in common.
 *
 * @param name of the database within the server
 * @param user the one whose password RDS keeps in a secret
 * @param engineVersion of PostgreSQL: {@code 16} or {@code 16.6}
 * @param backupRetentionDays 1 to 35
 * @param keep whether a snapshot outlives the database
 */
public record DatabaseSettings(
        String name,
        String user,
        String engineVersion,
        int backupRetentionDays,
        boolean deletionProtection,
        boolean keep) {}
