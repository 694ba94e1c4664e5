package org.dazzledsl.stacks;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.RecordChange;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;

/** The sample application, configured as differently as one application can be. */
final class Variants {

    static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/own";
    static final String BOUNDARY = "arn:aws:iam::111122223333:policy/boundary";

    private static final DeployConfig.Organization ORGANIZATION =
            new DeployConfig.Organization(Optional.of(BOUNDARY), Optional.of(KEY), Optional.empty());

    private Variants() {}

    /** In dev, cut off from the internet, with a domain, a database that scales by itself and files that expire. */
    static Synthesized cutOff() {
        DeployConfig config = SampleApplication.config(Environment.DEV);
        config = RecordChange.with(config, "organization", ORGANIZATION);
        config = RecordChange.with(config, "network.natGateways", 0);
        config = RecordChange.with(config, "tigerbeetle.artifact", Optional.of("s3://own-copies/tigerbeetle.zip"));
        config = RecordChange.with(config, "dns.domainName", Optional.of("bank.example"));
        config = RecordChange.with(config, "dns.hostedZoneId", Optional.of("Z0123456789"));
        config = RecordChange.with(config, "database.instanceClass", Optional.empty());
        config = RecordChange.with(config, "database.engineVersion", "17");
        config = RecordChange.with(config, "storage.versioned", false);
        config = RecordChange.with(config, "storage.lifecycleExpirationDays", java.util.OptionalInt.of(365));
        config = RecordChange.with(config, "storage.corsAllowedOrigins", List.of("https://bank.example"));
        return planned(config);
    }

    /** In prod, in a VPC of the user's own, with a database class that Aurora doesn't offer. */
    static Synthesized guest() {
        DeployConfig.ExistingVpc vpc = new DeployConfig.ExistingVpc(
                "vpc-0123456789abcdef0",
                List.of("subnet-0a", "subnet-0b"),
                List.of("subnet-1a", "subnet-1b", "subnet-1c"),
                List.of("us-east-1a", "us-east-1b", "us-east-1c"),
                List.of("subnet-2a", "subnet-2b"));
        DeployConfig config = SampleApplication.config(Environment.PROD);
        config = RecordChange.with(config, "organization", ORGANIZATION);
        config = RecordChange.with(config, "network.existing", Optional.of(vpc));
        config = RecordChange.with(config, "database.instanceClass", Optional.of("db.t3.small"));
        return planned(config);
    }

    private static Synthesized planned(DeployConfig config) {
        AwsRequirements requirements = AwsPlanner.plan(SampleApplication.needs(), SampleApplication.project(), config)
                .requirements();
        return Synthesized.of(requirements);
    }
}
