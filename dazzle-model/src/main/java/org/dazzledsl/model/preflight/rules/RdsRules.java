package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Rule.ResourceCheck;
import org.dazzledsl.model.preflight.Truth;

/**
 * Databases. What Aurora sets on the cluster is asked of the cluster and not of its instances, and what a copy inherits from
 * its source is not asked of the copy.
 */
final class RdsRules {

    private static final String INSTANCE = "AWS::RDS::DBInstance";
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final List<String> BOTH = List.of(INSTANCE, CLUSTER);

    /** Below it a mistake is often found too late. */
    private static final int GOOD_BACKUP_DAYS = 7;

    private static final Set<String> USUAL_ADMINS =
            Set.of("admin", "administrator", "awsuser", "master", "postgres", "root", "sa", "user");

    private static final Set<String> USUAL_PORTS = Set.of("5432", "3306", "1433", "1521");

    static final List<Rule> RULES = List.of(
            Rule.critical("RDS_PUBLIC_ACCESS", "A database has a public address")
                    .because("Only its security group stands between the internet and the data.")
                    .mend("Set PubliclyAccessible to false.")
                    .see("RDS.2", "AwsSolutions-RDS2")
                    .on(INSTANCE, RdsRules::publicAccess)
                    .rule(),
            Rule.high("RDS_NOT_ENCRYPTED", "The storage of a database is not encrypted")
                    .because("Whoever gets hold of a snapshot has the data, and encryption can't be added later.")
                    .mend("Set StorageEncrypted to true.")
                    .see("RDS.3", "AwsSolutions-RDS2")
                    .on(INSTANCE, ownStorage(property("StorageEncrypted").mustBeTrue("the storage is not encrypted")))
                    .rule(),
            Rule.high("RDS_CLUSTER_NOT_ENCRYPTED", "The storage of a database cluster is not encrypted")
                    .because("Whoever gets hold of a snapshot has the data, and encryption can't be added later.")
                    .mend("Set StorageEncrypted to true.")
                    .see("RDS.27", "AwsSolutions-RDS2")
                    .on(CLUSTER, ownStorage(property("StorageEncrypted").mustBeTrue("the storage is not encrypted")))
                    .rule(),
            Rule.high("RDS_NO_BACKUPS", "A database is not backed up")
                    .because("What is deleted by mistake is gone.")
                    .mend("Set BackupRetentionPeriod to " + GOOD_BACKUP_DAYS + " or more.")
                    .see("RDS.11", "AwsSolutions-RDS13")
                    .decidedBy("deploy.database.backup_retention_days")
                    .on(BOTH, ownStorage((resource, findings) -> {
                        PropertyView days = resource.at("BackupRetentionPeriod");
                        findings.check(days.isBelow(1), days, "backups are switched off");
                    }))
                    .rule(),
            Rule.warn("RDS_SHORT_BACKUPS", "The backups of a database are kept for a short time")
                    .because("A mistake is often found later than a few days after it was made.")
                    .mend("Set backup_retention_days to " + GOOD_BACKUP_DAYS + " or more under [deploy.database].")
                    .see("RDS.11", "AwsSolutions-RDS13")
                    .decidedBy("deploy.database.backup_retention_days")
                    .on(BOTH, ownStorage(RdsRules::shortBackups))
                    .rule(),
            Rule.info("RDS_NO_DELETION_PROTECTION", "A database can be deleted by mistake")
                    .because("A single call, or the removal of the stack, deletes it.")
                    .mend("Set deletion_protection = true under [deploy.database].")
                    .see("RDS.8", "AwsSolutions-RDS10")
                    .decidedBy("deploy.database.deletion_protection")
                    .on(INSTANCE, ownStorage(property("DeletionProtection").mustBeTrue("deletion protection is off")))
                    .rule(),
            Rule.info("RDS_CLUSTER_NO_DELETION_PROTECTION", "A database cluster can be deleted by mistake")
                    .because("A single call, or the removal of the stack, deletes it.")
                    .mend("Set deletion_protection = true under [deploy.database].")
                    .see("RDS.7", "AwsSolutions-RDS10")
                    .decidedBy("deploy.database.deletion_protection")
                    .on(CLUSTER, property("DeletionProtection").mustBeTrue("deletion protection is off"))
                    .rule(),
            Rule.critical("RDS_LITERAL_PASSWORD", "A database password stands in a template")
                    .because("Whoever reads the template, or its history, has the password.")
                    .mend("Set ManageMasterUserPassword to true, or refer to a secret.")
                    .see("AwsSolutions-SMG4")
                    .on(BOTH, (resource, findings) -> {
                        PropertyView password = resource.at("MasterUserPassword");
                        findings.check(Secrets.isLiteral(password), password, "the password is a literal text");
                    })
                    .rule(),
            Rule.info("RDS_SINGLE_ZONE", "A database stands in one zone")
                    .because("When its zone fails, so does the application.")
                    .mend("Set multi_az = true under [deploy.database].")
                    .see("RDS.5", "AwsSolutions-RDS3")
                    .decidedBy("deploy.database.multi_az")
                    .on(INSTANCE, ownStorage(property("MultiAZ").mustBeTrue("there is no standby in another zone")))
                    .rule(),
            Rule.info("RDS_CLUSTER_SINGLE_INSTANCE", "A database cluster has one instance")
                    .because("When its zone fails, the application waits until Aurora made another one.")
                    .mend("Set multi_az = true under [deploy.database].")
                    .see("RDS.15", "AwsSolutions-RDS3")
                    .decidedBy("deploy.database.multi_az")
                    .on(CLUSTER, RdsRules::singleInstance)
                    .rule(),
            Rule.info("RDS_NO_ENHANCED_MONITORING", "A database has no enhanced monitoring")
                    .because("Which process of the machine uses memory or disk can't be seen.")
                    .mend("Set MonitoringInterval and MonitoringRoleArn.")
                    .see("RDS.6")
                    .on(INSTANCE, property("MonitoringInterval").mustBePositive("enhanced monitoring is off"))
                    .rule(),
            Rule.info("RDS_NO_IAM_AUTHENTICATION", "A database knows passwords alone")
                    .because("A role that signs in by IAM needs no password that could leak.")
                    .mend("Set EnableIAMDatabaseAuthentication to true.")
                    .see("RDS.10", "RDS.12", "AwsSolutions-RDS6")
                    .on(
                            BOTH,
                            ownStorage(property("EnableIAMDatabaseAuthentication")
                                    .mustBeTrue("IAM authentication is off")))
                    .rule(),
            Rule.info("RDS_NO_MINOR_UPGRADES", "A database doesn't take security updates by itself")
                    .because("Known holes stay open until somebody remembers.")
                    .mend("Leave AutoMinorVersionUpgrade at true.")
                    .see("RDS.13", "RDS.35")
                    .on(
                            INSTANCE,
                            property("AutoMinorVersionUpgrade").mustNotBe("false", "minor upgrades are switched off"))
                    .rule(),
            Rule.info("RDS_SNAPSHOTS_WITHOUT_TAGS", "The snapshots of a database don't get its tags")
                    .because("Nobody sees later what they belong to.")
                    .mend("Set CopyTagsToSnapshot to true.")
                    .see("RDS.16", "RDS.17")
                    .on(BOTH, ownStorage(property("CopyTagsToSnapshot").mustBeTrue("tags are not copied to snapshots")))
                    .rule(),
            Rule.info("RDS_NO_LOGS", "A database keeps its logs to itself")
                    .because("After an incident nobody can tell what was asked of it.")
                    .mend("Set EnableCloudwatchLogsExports.")
                    .see("RDS.9", "RDS.34", "RDS.36", "RDS.37")
                    .on(BOTH, ownStorage((resource, findings) -> {
                        PropertyView exports = resource.at("EnableCloudwatchLogsExports");
                        findings.check(exports.hasElements().not(), exports, "no log is exported");
                    }))
                    .rule(),
            Rule.info("RDS_USUAL_ADMIN", "The administrator of a database has a usual name")
                    .because("It is the first that somebody tries.")
                    .mend("Choose another MasterUsername; it can't be changed later.")
                    .see("RDS.24", "RDS.25")
                    .on(BOTH, (resource, findings) -> {
                        PropertyView name = resource.at("MasterUsername");
                        findings.check(name.isOneOf(USUAL_ADMINS), name, "the administrator is called " + name.shown());
                    })
                    .rule(),
            Rule.info("RDS_USUAL_PORT", "A database listens on its usual port")
                    .because("It is the first that somebody tries; security groups matter more.")
                    .mend("Suppress this where security groups let in the tasks alone.")
                    .see("RDS.23", "AwsSolutions-RDS11")
                    .on(BOTH, ownStorage((resource, findings) -> {
                        PropertyView port = resource.at("Port");
                        Truth usual = port.isAbsent() ? Truth.YES : port.isOneOf(USUAL_PORTS);
                        findings.check(
                                usual, port, "the port is " + (port.isAbsent() ? "the usual one" : port.shown()));
                    }))
                    .rule(),
            Rule.high("RDS_TLS_NOT_FORCED", "A database accepts connections without TLS")
                    .because("Data and passwords cross the network in clear text.")
                    .mend("Set rds.force_ssl (or require_secure_transport) to 1 in the parameter group.")
                    .see("RDS.38")
                    .on(List.of("AWS::RDS::DBParameterGroup", "AWS::RDS::DBClusterParameterGroup"), RdsRules::tlsForced)
                    .rule());

    private RdsRules() {}

    /** Asks only what has storage of its own, or of which nobody knows. */
    private static ResourceCheck ownStorage(ResourceCheck check) {
        return (resource, findings) -> {
            Truth member = Truth.of(resource.type().equals(INSTANCE))
                    .and(resource.at("DBClusterIdentifier").isThere());
            Truth elsewhere = member.or(
                            resource.at("SourceDBInstanceIdentifier").isThere())
                    .or(resource.at("ReplicationSourceIdentifier").isThere());
            if (elsewhere == Truth.NO) {
                check.look(resource, findings);
            } else if (elsewhere == Truth.UNKNOWN) {
                findings.unknown(resource.at("DBClusterIdentifier"));
            }
        };
    }

    private static void publicAccess(ResourceView resource, ResourceFindings findings) {
        PropertyView publicly = resource.at("PubliclyAccessible");
        if (publicly.isAbsent() && !resource.at("DBClusterIdentifier").isPresent()) {
            // AWS's default depends on the subnets, of which the template tells nothing.
            findings.unknown(publicly);
        } else {
            findings.mustNotBeTrue(publicly, "public access: PubliclyAccessible is true");
        }
    }

    private static void shortBackups(ResourceView resource, ResourceFindings findings) {
        PropertyView days = resource.at("BackupRetentionPeriod");
        Truth few = days.isAbsent() ? Truth.YES : days.isBelow(1).not().and(days.isBelow(GOOD_BACKUP_DAYS));
        findings.check(few, days, "backups are kept for " + (days.isAbsent() ? "1" : days.shown()) + " days");
    }

    private static void singleInstance(ResourceView resource, ResourceFindings findings) {
        int instances = instances(resource, Truth.YES);
        int others = instances(resource, Truth.UNKNOWN);
        // Of a cluster without any, its instances stand elsewhere.
        Truth more =
                others == 0 ? Truth.of(instances != 1) : Truth.of(instances > 1).or(Truth.UNKNOWN);
        findings.check(more.not(), resource.at(), "there is no second instance in another zone");
    }

    private static int instances(ResourceView cluster, Truth belongs) {
        Set<String> ids = new HashSet<>();
        for (ResourceView instance : cluster.stack().resources(INSTANCE)) {
            if (instance.at("DBClusterIdentifier").refersTo(cluster) == belongs) {
                ids.add(instance.logicalId());
            }
        }
        return ids.size();
    }

    private static boolean isOff(String text) {
        return text.equals("0") || text.equalsIgnoreCase("off");
    }

    private static void tlsForced(ResourceView resource, ResourceFindings findings) {
        for (String name : List.of("rds.force_ssl", "require_secure_transport")) {
            PropertyView value = resource.at("Parameters", name);
            findings.check(value.is(RdsRules::isOff), value, name + " is off");
        }
    }
}
