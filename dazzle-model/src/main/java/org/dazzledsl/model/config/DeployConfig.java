package org.dazzledsl.model.config;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table {@code [deploy]} of {@code dazzle.toml} for one environment: overlays applied, defaults filled in, every value in
 * its range. The key of a component is its name in snake case.
 *
 * @param region an AWS region
 * @param account twelve digits; without it the account is the one that deploys
 * @param tags put on everything that can be tagged, in the order of their names
 * @param places where each value came from
 */
public record DeployConfig(
        boolean enabled,
        Environment environment,
        String region,
        Optional<String> account,
        SortedMap<String, String> tags,
        Organization organization,
        Network network,
        Compute compute,
        Database database,
        Storage storage,
        Messaging messaging,
        Dns dns,
        Observability observability,
        TigerBeetle tigerbeetle,
        Email email,
        List<SecretReference> secrets,
        Output output,
        Preflight preflight,
        ConfigPlaces places) {

    public DeployConfig {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        secrets = List.copyOf(secrets);
    }

    /**
     * What an organisation prescribes; the keys stand in {@code [deploy]} itself.
     *
     * @param permissionsBoundary ARN of the managed policy that bounds every role
     * @param kmsKeyArn the key for everything that is encrypted, instead of AWS's own
     * @param bootstrapQualifier of the CDK bootstrap stack, where it is not CDK's default
     */
    public record Organization(
            Optional<String> permissionsBoundary, Optional<String> kmsKeyArn, Optional<String> bootstrapQualifier) {}

    /**
     * @param availabilityZones 2 or 3
     * @param natGateways 0 to 3, at most one per zone; 0 means interface endpoints instead
     * @param existing the user's own VPC, where one is named
     */
    public record Network(String vpcCidr, int availabilityZones, int natGateways, Optional<ExistingVpc> existing) {}

    /**
     * A VPC of the user's own, which nothing looks up. Subnets of each kind in the order of their zones: at least two
     * private ones; public ones for the load balancer; isolated ones for data, or none, and data stands in the private ones.
     *
     * @param privateSubnetZones the availability zones of the private subnets, in their order: one for each, or none, which
     *     serves where no TigerBeetle cluster is wanted; a volume must stand in its replica's zone
     */
    public record ExistingVpc(
            String vpcId,
            List<String> publicSubnetIds,
            List<String> privateSubnetIds,
            List<String> privateSubnetZones,
            List<String> isolatedSubnetIds) {

        public ExistingVpc {
            publicSubnetIds = List.copyOf(publicSubnetIds);
            privateSubnetIds = List.copyOf(privateSubnetIds);
            privateSubnetZones = List.copyOf(privateSubnetZones);
            isolatedSubnetIds = List.copyOf(isolatedSubnetIds);
        }
    }

    /**
     * @param cpu Fargate CPU units
     * @param memory MiB, one of those that Fargate pairs with {@code cpu}
     * @param image a container image that exists; without it the first deployment runs no task until one is pushed
     */
    public record Compute(
            int cpu,
            int memory,
            int desiredCount,
            int minCapacity,
            int maxCapacity,
            boolean useSpot,
            String healthCheckPath,
            int containerPort,
            Architecture architecture,
            Optional<String> image) {}

    /**
     * @param instanceClass a provisioned class such as {@code db.t3.medium}; empty means Aurora Serverless v2
     * @param storageGb GB: with Aurora the size at which an alarm warns, with RDS the size allocated
     * @param engineVersion of PostgreSQL
     * @param minAcu Aurora capacity units (2 GiB each), in halves
     * @param backupRetentionDays 1 to 35
     */
    public record Database(
            Optional<String> instanceClass,
            int storageGb,
            String engineVersion,
            boolean multiAz,
            double minAcu,
            double maxAcu,
            int backupRetentionDays,
            boolean deletionProtection) {}

    /** @param lifecycleExpirationDays after which an object expires; empty means never */
    public record Storage(boolean versioned, OptionalInt lifecycleExpirationDays, List<String> corsAllowedOrigins) {

        public Storage {
            corsAllowedOrigins = List.copyOf(corsAllowedOrigins);
        }
    }

    /**
     * What a queue has whose channel says nothing else.
     *
     * @param queueVisibilityTimeout seconds, 0 to 43200
     * @param deadLetterMaxReceives 1 to 1000
     * @param messageRetentionDays 1 to 14
     */
    public record Messaging(int queueVisibilityTimeout, int deadLetterMaxReceives, int messageRetentionDays) {}

    /** @param domainName the application's host name; HTTPS needs it */
    public record Dns(
            Optional<String> domainName,
            Optional<String> hostedZoneId,
            boolean createCertificate,
            Optional<String> certificateArn,
            boolean redirectHttpToHttps) {}

    /** @param logRetentionDays one of CloudWatch's values */
    public record Observability(
            boolean createDashboard,
            int logRetentionDays,
            Optional<String> alarmEmail,
            boolean enableContainerInsights,
            boolean enableXray) {}

    /**
     * @param size an EC2 instance type
     * @param nodeCount as written; counts other than 1, 3 and 5 are read here and refused by what builds a cluster
     * @param volumeSizeGb GiB
     * @param volumeIops IOPS, as written
     * @param volumeThroughputMbps MiB/s
     * @param version of the TigerBeetle server
     * @param sha256 of the release archive by architecture, for versions whose sum is not known here
     * @param artifact {@code s3://bucket/key} of the user's own copy of the release archive
     * @param clusterId a u128
     * @param ami a machine image that is pinned; without it, one resolved when an instance is launched
     * @param adoptedVolumeIds volumes of an earlier cluster in replica order; empty, or one for each replica
     * @param adoptedNetworkInterfaceIds likewise
     * @param adoptedAddresses the private IPv4 addresses of the adopted interfaces in replica order, which CloudFormation
     *     can't look up; as many as there are adopted interfaces
     * @param snapshotIds by replica index: the snapshot that a lost volume is restored from
     */
    public record TigerBeetle(
            boolean enabled,
            String size,
            int nodeCount,
            int volumeSizeGb,
            int volumeIops,
            int volumeThroughputMbps,
            boolean backupEnabled,
            int backupRetentionDays,
            String version,
            Map<Architecture, String> sha256,
            Optional<String> artifact,
            BigInteger clusterId,
            Optional<String> ami,
            List<String> adoptedVolumeIds,
            List<String> adoptedNetworkInterfaceIds,
            List<String> adoptedAddresses,
            Map<Integer, String> snapshotIds) {

        /** The EC2 instance types that a replica usually runs on. */
        public static final List<String> USUAL_SIZES = List.of("t3.medium", "r6i.large", "r6i.xlarge", "r6i.2xlarge");

        public TigerBeetle {
            sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
            snapshotIds = Collections.unmodifiableMap(new TreeMap<>(snapshotIds));
            adoptedVolumeIds = List.copyOf(adoptedVolumeIds);
            adoptedNetworkInterfaceIds = List.copyOf(adoptedNetworkInterfaceIds);
            adoptedAddresses = List.copyOf(adoptedAddresses);
        }
    }

    /** How the SES identity comes to be: one account may hold several environments of one domain. */
    public enum EmailIdentity {
        CREATE,
        EXISTING
    }

    public record Email(Optional<String> domain, Optional<String> fromAddress, EmailIdentity identity) {}

    /** Where AWS keeps a secret. */
    public enum SecretStore {
        SSM,
        SECRETS_MANAGER
    }

    /**
     * A secret that exists in AWS and that the container gets.
     *
     * @param name as written: the environment variable is its upper case
     * @param id the parameter's path, or the secret's name or ARN
     */
    public record SecretReference(String name, SecretStore store, String id) {}

    /** @param directory relative to the project's folder, with {@code /} */
    public record Output(String directory, Optional<String> stackNamePrefix) {}

    /**
     * @param failOn the least severity that fails a preflight; a word of {@code info, warn, high, critical, none}
     * @param packs of rules that are looked at; empty for all rules
     */
    public record Preflight(
            String failOn, List<RulePack> packs, List<Suppression> suppressions, Optional<String> baseline) {

        public Preflight {
            packs = List.copyOf(packs);
            suppressions = List.copyOf(suppressions);
        }
    }

    /** @param expires an ISO date */
    public record Suppression(
            String rule,
            Optional<String> resource,
            String reason,
            Optional<String> owner,
            Optional<java.time.LocalDate> expires) {}
}
