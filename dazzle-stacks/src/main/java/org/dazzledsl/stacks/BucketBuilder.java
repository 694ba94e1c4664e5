package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allowService;
import static org.dazzledsl.stacks.PolicyJson.attribute;
import static org.dazzledsl.stacks.PolicyJson.denyWithoutTls;
import static org.dazzledsl.stacks.PolicyJson.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.data.Bucket;
import org.dazzledsl.model.aws.data.DataWires;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicyProps;
import software.amazon.awscdk.services.s3.CfnBucketProps;

/** Builds the bucket for files and the one for its access logs. */
final class BucketBuilder {

    private final StackScope scope;

    BucketBuilder(StackScope scope) {
        this.scope = scope;
    }

    void build(Bucket bucket) {
        CfnBucketProps.Builder props = guarded()
                .bucketEncryption(encryption(scope.requirements().organization().kmsKeyArn()))
                .versioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder()
                        .status(bucket.versioned() ? "Enabled" : "Suspended")
                        .build())
                .lifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                        .rules(lifecycle(bucket))
                        .build());
        if (bucket.cors().isPresent()) {
            props.corsConfiguration(cors(bucket.cors().get()));
        }
        if (bucket.accessLogs().isPresent()) {
            props.loggingConfiguration(logging(bucket, bucket.accessLogs().get()));
        }
        StackResource construct = scope.planned(bucket, props.build());
        outlive(construct, bucket.retained());
        policy(bucket, construct, bucket.retained(), List.of());
        scope.publish(DataWires.BUCKET_NAME, construct.ref(), bucket);
        scope.publish(DataWires.BUCKET_ARN, construct.attribute("Arn"), bucket);
    }

    private CfnBucket.LoggingConfigurationProperty logging(Bucket bucket, Bucket.AccessLogs logs) {
        return CfnBucket.LoggingConfigurationProperty.builder()
                .destinationBucketName(accessLogs(bucket, logs).ref())
                .logFilePrefix(logs.prefix())
                .build();
    }

    private StackResource accessLogs(Bucket bucket, Bucket.AccessLogs logs) {
        StackResource construct = scope.planned(
                logs,
                guarded()
                        // S3 doesn't deliver its logs to a bucket that is encrypted with a key of KMS.
                        .bucketEncryption(encryption(Optional.empty()))
                        .lifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                                .rules(List.of(
                                        abandonedUploads(logs.abandonedUploadDays()),
                                        rule("expire")
                                                .expirationInDays(logs.retentionDays())
                                                .build()))
                                .build())
                        .build());
        outlive(construct, logs.retained());
        Map<String, Object> delivery = allowService(
                "logging.s3.amazonaws.com",
                "s3:PutObject",
                scope.intrinsics().sub("${" + logs.planned().id() + ".Arn}/" + logs.prefix() + "*"),
                List.of(attribute(bucket.planned().id(), "Arn")));
        policy(logs, construct, logs.retained(), List.of(delivery));
        return construct;
    }

    /** Nothing in it is public or belongs to another account. */
    private static CfnBucketProps.Builder guarded() {
        return CfnBucketProps.builder()
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build());
    }

    private static CfnBucket.BucketEncryptionProperty encryption(Optional<String> kmsKeyArn) {
        CfnBucket.ServerSideEncryptionRuleProperty.Builder rule = CfnBucket.ServerSideEncryptionRuleProperty.builder();
        CfnBucket.ServerSideEncryptionByDefaultProperty.Builder by =
                CfnBucket.ServerSideEncryptionByDefaultProperty.builder();
        if (kmsKeyArn.isPresent()) {
            by.sseAlgorithm("aws:kms").kmsMasterKeyId(kmsKeyArn.get());
            rule.bucketKeyEnabled(true);
        } else {
            by.sseAlgorithm("AES256");
        }
        return CfnBucket.BucketEncryptionProperty.builder()
                .serverSideEncryptionConfiguration(
                        List.of(rule.serverSideEncryptionByDefault(by.build()).build()))
                .build();
    }

    private static List<CfnBucket.RuleProperty> lifecycle(Bucket bucket) {
        List<CfnBucket.RuleProperty> rules = new ArrayList<>();
        rules.add(abandonedUploads(bucket.abandonedUploadDays()));
        rules.add(rule("old-versions")
                .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                        .noncurrentDays(bucket.noncurrentDays())
                        .build())
                .expiredObjectDeleteMarker(true)
                .build());
        if (bucket.expirationDays().isPresent()) {
            rules.add(rule("expire")
                    .expirationInDays(bucket.expirationDays().getAsInt())
                    .build());
        }
        return rules;
    }

    private static CfnBucket.RuleProperty abandonedUploads(int days) {
        return rule("abandoned-uploads")
                .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(days)
                        .build())
                .build();
    }

    private static CfnBucket.RuleProperty.Builder rule(String id) {
        return CfnBucket.RuleProperty.builder().id(id).status("Enabled");
    }

    private static CfnBucket.CorsConfigurationProperty cors(Bucket.Cors cors) {
        return CfnBucket.CorsConfigurationProperty.builder()
                .corsRules(List.of(CfnBucket.CorsRuleProperty.builder()
                        .allowedOrigins(cors.origins())
                        .allowedMethods(cors.methods())
                        .allowedHeaders(List.of("*"))
                        .exposedHeaders(List.of("ETag"))
                        .maxAge(cors.maxAgeSeconds())
                        .build()))
                .build();
    }

    private void policy(
            AwsResource bucket, StackResource construct, boolean retained, List<Map<String, Object>> statements) {
        String id = bucket.planned().id();
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(denyWithoutTls("s3:*", List.of(attribute(id, "Arn"), PolicyJson.sub("${" + id + ".Arn}/*"))));
        all.addAll(statements);
        StackResource policy = scope.auxiliary(
                id + "Policy",
                bucket,
                CfnBucketPolicyProps.builder()
                        .bucket(construct.ref())
                        .policyDocument(document(all))
                        .build());
        outlive(policy, retained);
    }

    private static void outlive(StackResource construct, boolean retained) {
        construct.removalPolicy(retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    }
}
