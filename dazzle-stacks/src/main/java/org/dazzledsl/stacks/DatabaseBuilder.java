package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.data.Database;
import org.dazzledsl.model.aws.data.Database.AuroraCluster;
import org.dazzledsl.model.aws.data.Database.AuroraInstance;
import org.dazzledsl.model.aws.data.Database.RdsInstance;
import org.dazzledsl.model.aws.data.DatabaseSettings;
import org.dazzledsl.model.aws.data.DatabaseSettings.LogExport;
import org.dazzledsl.model.aws.network.NetworkWires;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroupProps;
import software.amazon.awscdk.services.rds.CfnDBClusterProps;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBInstanceProps;
import software.amazon.awscdk.services.rds.CfnDBParameterGroupProps;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroupProps;

/** Builds the database: an Aurora cluster with its instances, or an RDS instance. */
final class DatabaseBuilder {

    /** A connection without TLS is refused. */
    private static final Map<String, String> PARAMETERS = Collections.singletonMap("rds.force_ssl", "1");

    private final StackScope scope;
    private final Optional<String> kmsKeyArn;

    DatabaseBuilder(StackScope scope) {
        this.scope = scope;
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    void build(Database database) {
        List<StackResource> logs = logGroups(database);
        if (database instanceof AuroraCluster cluster) {
            aurora(cluster, logs);
        } else if (database instanceof RdsInstance instance) {
            rds(instance, logs);
        }
    }

    private void aurora(AuroraCluster cluster, List<StackResource> logs) {
        DatabaseSettings settings = cluster.settings();
        CfnDBClusterProps.Builder props = CfnDBClusterProps.builder()
                .dbClusterIdentifier(cluster.planned().name())
                .engine(settings.engine())
                .engineVersion(settings.engineVersion())
                .databaseName(settings.name())
                .port(settings.port())
                .masterUsername(settings.user())
                .manageMasterUserPassword(true)
                .enableIamDatabaseAuthentication(true)
                .dbClusterParameterGroupName(clusterParameters(cluster))
                .dbSubnetGroupName(subnetGroup(cluster))
                .vpcSecurityGroupIds(List.of(scope.read(NetworkWires.DATABASE_SECURITY_GROUP_ID)))
                .storageEncrypted(true)
                .backupRetentionPeriod(settings.backupRetentionDays())
                .deleteAutomatedBackups(!settings.finalSnapshot())
                .copyTagsToSnapshot(true)
                .deletionProtection(settings.deletionProtection())
                .enableCloudwatchLogsExports(exported(settings));
        if (cluster.scaling().isPresent()) {
            Database.AcuRange range = cluster.scaling().get();
            props.serverlessV2ScalingConfiguration(CfnDBCluster.ServerlessV2ScalingConfigurationProperty.builder()
                    .minCapacity(range.min())
                    .maxCapacity(range.max())
                    .build());
        }
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get())
                    .masterUserSecret(CfnDBCluster.MasterUserSecretProperty.builder()
                            .kmsKeyId(kmsKeyArn.get())
                            .build());
        }
        StackResource construct = scope.planned(cluster, props.build());
        construct.dependsOn(logs);
        outlive(construct, settings);
        instances(cluster, construct);
        publish(
                cluster,
                construct.attribute("Endpoint.Address"),
                construct.attribute("MasterUserSecret.SecretArn"),
                construct.attribute("DBClusterResourceId"),
                construct.ref());
    }

    /** One after the other: the instance that is made first becomes the writer. */
    private void instances(AuroraCluster cluster, StackResource construct) {
        String role = monitoringRole(cluster).attribute("Arn");
        List<StackResource> before = List.of();
        for (AuroraInstance instance : cluster.instances()) {
            CfnDBInstanceProps.Builder props = observed(cluster.settings(), role)
                    .engine(cluster.settings().engine())
                    .dbClusterIdentifier(construct.ref())
                    .dbInstanceClass(instance.instanceClass())
                    .publiclyAccessible(false)
                    .autoMinorVersionUpgrade(true);
            if (instance.zone().isPresent()) {
                props.availabilityZone(
                        scope.read(NetworkWires.ISOLATED_ZONES, instance.zone().getAsInt()));
            }
            StackResource member = scope.planned(instance, props.build());
            member.dependsOn(before);
            before = List.of(member);
        }
    }

    private void rds(RdsInstance instance, List<StackResource> logs) {
        DatabaseSettings settings = instance.settings();
        CfnDBInstanceProps.Builder props = observed(
                        settings, monitoringRole(instance).attribute("Arn"))
                .dbInstanceIdentifier(instance.planned().name())
                .engine(settings.engine())
                .engineVersion(settings.engineVersion())
                .dbInstanceClass(instance.instanceClass())
                .allocatedStorage(Integer.toString(instance.storageGb()))
                .storageType("gp3")
                .multiAz(instance.multiAz())
                .dbName(settings.name())
                .port(Integer.toString(settings.port()))
                .masterUsername(settings.user())
                .manageMasterUserPassword(true)
                .enableIamDatabaseAuthentication(true)
                .dbParameterGroupName(parameters(instance))
                .dbSubnetGroupName(subnetGroup(instance))
                .vpcSecurityGroups(List.of(scope.read(NetworkWires.DATABASE_SECURITY_GROUP_ID)))
                .publiclyAccessible(false)
                .storageEncrypted(true)
                .backupRetentionPeriod(settings.backupRetentionDays())
                .deleteAutomatedBackups(!settings.finalSnapshot())
                .copyTagsToSnapshot(true)
                .deletionProtection(settings.deletionProtection())
                .autoMinorVersionUpgrade(true)
                .enableCloudwatchLogsExports(exported(settings));
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get())
                    .masterUserSecret(CfnDBInstance.MasterUserSecretProperty.builder()
                            .kmsKeyId(kmsKeyArn.get())
                            .build());
        }
        StackResource construct = scope.planned(instance, props.build());
        construct.dependsOn(logs);
        outlive(construct, settings);
        publish(
                instance,
                construct.attribute("Endpoint.Address"),
                construct.attribute("MasterUserSecret.SecretArn"),
                construct.attribute("DbiResourceId"),
                construct.ref());
    }

    private CfnDBInstanceProps.Builder observed(DatabaseSettings settings, String monitoringRole) {
        CfnDBInstanceProps.Builder props = CfnDBInstanceProps.builder()
                .enablePerformanceInsights(true)
                .performanceInsightsRetentionPeriod(settings.insightsRetentionDays())
                .monitoringInterval(settings.monitoringSeconds())
                .monitoringRoleArn(monitoringRole);
        if (kmsKeyArn.isPresent()) {
            props.performanceInsightsKmsKeyId(kmsKeyArn.get());
        }
        return props;
    }

    private static List<String> exported(DatabaseSettings settings) {
        List<String> exported = new ArrayList<>();
        for (LogExport log : settings.logs()) {
            exported.add(log.log());
        }
        return exported;
    }

    private static void outlive(StackResource construct, DatabaseSettings settings) {
        construct.removalPolicy(settings.finalSnapshot() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY);
    }

    /** Before the database, which would make them itself, to be kept for ever. */
    private List<StackResource> logGroups(Database database) {
        List<StackResource> groups = new ArrayList<>();
        for (LogExport log : database.settings().logs()) {
            groups.add(scope.logGroup(log, log.retentionDays()));
        }
        return groups;
    }

    private String subnetGroup(Database database) {
        return scope.auxiliary(
                        "DatabaseSubnets",
                        database,
                        CfnDBSubnetGroupProps.builder()
                                .dbSubnetGroupDescription("Subnets of the database")
                                .subnetIds(scope.readList(NetworkWires.ISOLATED_SUBNET_IDS))
                                .build())
                .ref();
    }

    private String clusterParameters(Database database) {
        return scope.auxiliary(
                        database.planned().id() + "Parameters",
                        database,
                        CfnDBClusterParameterGroupProps.builder()
                                .family(database.settings().parameterFamily())
                                .description("Parameters of the database")
                                .parameters(PARAMETERS)
                                .build())
                .ref();
    }

    private String parameters(Database database) {
        return scope.auxiliary(
                        database.planned().id() + "Parameters",
                        database,
                        CfnDBParameterGroupProps.builder()
                                .family(database.settings().parameterFamily())
                                .description("Parameters of the database")
                                .parameters(PARAMETERS)
                                .build())
                .ref();
    }

    /** What AWS's own policy for it allows, on the one log group that RDS uses for all databases of an account. */
    private StackResource monitoringRole(Database database) {
        String group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:RDSOSMetrics";
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description("Enhanced monitoring of the database")
                .assumeRolePolicyDocument(PolicyJson.assumedBy("monitoring.rds.amazonaws.com"))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("monitor")
                        .policyDocument(document(List.of(
                                allow(
                                        List.of("logs:CreateLogGroup", "logs:PutRetentionPolicy"),
                                        List.of(
                                                scope.intrinsics().sub(group),
                                                scope.intrinsics().sub(group + ":*"))),
                                allow(
                                        List.of(
                                                "logs:CreateLogStream",
                                                "logs:DescribeLogStreams",
                                                "logs:GetLogEvents",
                                                "logs:PutLogEvents"),
                                        List.of(scope.intrinsics().sub(group + ":log-stream:*"))))))
                        .build()));
        return scope.auxiliary("DatabaseMonitoringRole", database, scope.bounded(props));
    }

    private void publish(Database database, String host, String secretArn, String resourceId, String id) {
        DatabaseSettings settings = database.settings();
        scope.publish(DataWires.DATABASE_HOST, host, database);
        scope.publish(DataWires.DATABASE_PORT, Integer.toString(settings.port()), database);
        scope.publish(DataWires.DATABASE_NAME, settings.name(), database);
        scope.publish(DataWires.DATABASE_USER, settings.user(), database);
        scope.publish(DataWires.DATABASE_SECRET_ARN, secretArn, database);
        scope.publish(DataWires.DATABASE_RESOURCE_ID, resourceId, database);
        scope.publish(DataWires.DATABASE_ID, id, database);
    }
}
