package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.attribute;
import static org.dazzledsl.stacks.PolicyJson.denyWithoutTls;
import static org.dazzledsl.stacks.PolicyJson.document;
import static org.dazzledsl.stacks.PolicyJson.one;
import static org.dazzledsl.stacks.PolicyJson.sub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.compute.ComputeWires;
import org.dazzledsl.model.aws.compute.Listener;
import org.dazzledsl.model.aws.compute.LoadBalancer;
import org.dazzledsl.model.aws.network.NetworkWires;
import software.amazon.awscdk.services.certificatemanager.CfnCertificate;
import software.amazon.awscdk.services.certificatemanager.CfnCertificateProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroupProps;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.CfnRecordSetProps;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicyProps;
import software.amazon.awscdk.services.s3.CfnBucketProps;

/** Builds a {@link LoadBalancer} and what leads to it. */
final class LoadBalancerBuilder {

    /**
     * Writes access logs in every region. See "Enable access logs for your Application Load Balancer" in AWS's guide: the
     * accounts by region that older policies name are no longer needed.
     */
    private static final String LOG_DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com";

    private static final int ABANDONED_UPLOAD_DAYS = 7;

    private final StackScope scope;
    private final LoadBalancer plan;

    private LoadBalancerBuilder(StackScope scope, LoadBalancer plan) {
        this.scope = scope;
        this.plan = plan;
    }

    /**
     * What the web service needs of it.
     *
     * @param listeners which must be there before a target group can have tasks
     * @param label by which the metric of requests for each task is found
     */
    record Built(StackResource targetGroup, List<StackResource> listeners, String label) {}

    static Built build(StackScope scope, LoadBalancer plan) {
        return new LoadBalancerBuilder(scope, plan).build();
    }

    private Built build() {
        StackResource loadBalancer = loadBalancer();
        StackResource targetGroup = targetGroup();
        if (plan.certificate().isPresent()) {
            certificate(plan.certificate().get());
        }
        List<StackResource> listeners = new ArrayList<>();
        for (Listener listener : plan.listeners()) {
            listeners.add(listener(listener, loadBalancer, targetGroup));
        }
        if (plan.aliasRecord().isPresent()) {
            aliasRecord(plan.aliasRecord().get(), loadBalancer);
        }
        String balancerName = fullName(loadBalancer.ref(), ":loadbalancer/");
        String groupName = "targetgroup/" + fullName(targetGroup.ref(), ":targetgroup/");
        scope.publish(ComputeWires.LOAD_BALANCER_FULL_NAME, balancerName, plan);
        scope.publish(ComputeWires.TARGET_GROUP_FULL_NAME, groupName, plan.targetGroup());
        return new Built(targetGroup, listeners, balancerName + "/" + groupName);
    }

    /** The end of an ARN. Local stand-ins for CloudFormation don't know the attribute that says the same. */
    private String fullName(String arn, String after) {
        return scope.intrinsics().select(1, one("Fn::Split", List.of(after, arn)));
    }

    private StackResource loadBalancer() {
        List<CfnLoadBalancer.LoadBalancerAttributeProperty> attributes = new ArrayList<>();
        attributes.add(setting("deletion_protection.enabled", Boolean.toString(plan.deletionProtection())));
        attributes.add(setting("routing.http.drop_invalid_header_fields.enabled", "true"));
        attributes.add(setting("routing.http.desync_mitigation_mode", "defensive"));
        List<StackResource> before = new ArrayList<>();
        if (plan.accessLogs().isPresent()) {
            LoadBalancer.AccessLogBucket logs = plan.accessLogs().get();
            StackResource bucket = accessLogs(logs);
            before.add(accessLogPolicy(logs, bucket));
            attributes.add(setting("access_logs.s3.enabled", "true"));
            attributes.add(setting("access_logs.s3.bucket", bucket.ref()));
        }
        StackResource loadBalancer = scope.planned(
                plan,
                CfnLoadBalancerProps.builder()
                        .type("application")
                        .scheme("internet-facing")
                        .ipAddressType("ipv4")
                        .subnets(scope.readList(NetworkWires.PUBLIC_SUBNET_IDS))
                        .securityGroups(List.of(scope.read(NetworkWires.ALB_SECURITY_GROUP_ID)))
                        .loadBalancerAttributes(attributes)
                        .build());
        // Elastic Load Balancing writes a test file when logging is switched on.
        loadBalancer.dependsOn(before);
        return loadBalancer;
    }

    private static CfnLoadBalancer.LoadBalancerAttributeProperty setting(String key, String value) {
        return CfnLoadBalancer.LoadBalancerAttributeProperty.builder()
                .key(key)
                .value(value)
                .build();
    }

    /** Encrypted with S3's own key: the log delivery can't use any other. */
    private StackResource accessLogs(LoadBalancer.AccessLogBucket logs) {
        StackResource bucket = scope.planned(
                logs,
                CfnBucketProps.builder()
                        .bucketEncryption(CfnBucket.BucketEncryptionProperty.builder()
                                .serverSideEncryptionConfiguration(
                                        List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                                                .serverSideEncryptionByDefault(
                                                        CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                                                .sseAlgorithm("AES256")
                                                                .build())
                                                .build()))
                                .build())
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
                                .build())
                        .lifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                                .rules(List.of(CfnBucket.RuleProperty.builder()
                                        .id("expire")
                                        .status("Enabled")
                                        .expirationInDays(logs.expirationDays())
                                        .abortIncompleteMultipartUpload(
                                                CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                                                        .daysAfterInitiation(ABANDONED_UPLOAD_DAYS)
                                                        .build())
                                        .build()))
                                .build())
                        .build());
        scope.keepOutsideDev(bucket);
        return bucket;
    }

    private StackResource accessLogPolicy(LoadBalancer.AccessLogBucket logs, StackResource bucket) {
        String id = logs.planned().id();
        Map<String, Object> deliver = new LinkedHashMap<>();
        deliver.put("Sid", "DeliverLogs");
        deliver.put("Effect", "Allow");
        deliver.put("Principal", one("Service", LOG_DELIVERY));
        deliver.put("Action", "s3:PutObject");
        deliver.put("Resource", sub("${" + id + ".Arn}/AWSLogs/${AWS::AccountId}/*"));
        Object everything = List.of(attribute(id, "Arn"), sub("${" + id + ".Arn}/*"));
        StackResource policy = scope.auxiliary(
                "Policy" + id,
                logs,
                CfnBucketPolicyProps.builder()
                        .bucket(bucket.ref())
                        .policyDocument(document(List.of(denyWithoutTls("s3:*", everything), deliver)))
                        .build());
        // A bucket that stays without its policy could be read without encryption.
        scope.keepOutsideDev(policy);
        return policy;
    }

    private StackResource targetGroup() {
        LoadBalancer.TargetGroup group = plan.targetGroup();
        LoadBalancer.HealthCheck check = group.healthCheck();
        return scope.planned(
                group,
                CfnTargetGroupProps.builder()
                        .vpcId(scope.read(NetworkWires.VPC_ID))
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(group.port())
                        .healthCheckEnabled(true)
                        .healthCheckProtocol("HTTP")
                        .healthCheckPath(group.healthCheckPath())
                        .healthCheckIntervalSeconds(check.intervalSeconds())
                        .healthCheckTimeoutSeconds(check.timeoutSeconds())
                        .healthyThresholdCount(check.healthyAfter())
                        .unhealthyThresholdCount(check.unhealthyAfter())
                        .matcher(CfnTargetGroup.MatcherProperty.builder()
                                .httpCode(check.codes())
                                .build())
                        .targetGroupAttributes(List.of(CfnTargetGroup.TargetGroupAttributeProperty.builder()
                                .key("deregistration_delay.timeout_seconds")
                                .value(Integer.toString(group.deregistrationSeconds()))
                                .build()))
                        .build());
    }

    private void certificate(LoadBalancer.Certificate certificate) {
        CfnCertificateProps.Builder props =
                CfnCertificateProps.builder().domainName(certificate.domain()).validationMethod("DNS");
        if (certificate.hostedZoneId().isPresent()) {
            props.domainValidationOptions(List.of(CfnCertificate.DomainValidationOptionProperty.builder()
                    .domainName(certificate.domain())
                    .hostedZoneId(certificate.hostedZoneId().get())
                    .build()));
        }
        scope.planned(certificate, props.build());
    }

    private StackResource listener(Listener listener, StackResource loadBalancer, StackResource targetGroup) {
        CfnListenerProps.Builder props = CfnListenerProps.builder().loadBalancerArn(loadBalancer.ref());
        if (listener instanceof Listener.Https https) {
            props.port(https.port())
                    .protocol("HTTPS")
                    .sslPolicy(https.tlsPolicy())
                    .certificates(List.of(CfnListener.CertificateProperty.builder()
                            .certificateArn(scope.resolve(https.certificateArn()))
                            .build()))
                    .defaultActions(List.of(forward(targetGroup)));
        } else if (listener instanceof Listener.Redirect redirect) {
            props.port(redirect.port()).protocol("HTTP").defaultActions(List.of(redirect(redirect)));
        } else {
            Listener.Http http = (Listener.Http) listener;
            props.port(http.port()).protocol("HTTP").defaultActions(List.of(forward(targetGroup)));
        }
        return scope.planned(listener, props.build());
    }

    private static CfnListener.ActionProperty forward(StackResource targetGroup) {
        return CfnListener.ActionProperty.builder()
                .type("forward")
                .targetGroupArn(targetGroup.ref())
                .build();
    }

    private static CfnListener.ActionProperty redirect(Listener.Redirect redirect) {
        return CfnListener.ActionProperty.builder()
                .type("redirect")
                .redirectConfig(CfnListener.RedirectConfigProperty.builder()
                        .protocol("HTTPS")
                        .port(Integer.toString(redirect.to()))
                        .statusCode("HTTP_301")
                        .build())
                .build();
    }

    private void aliasRecord(LoadBalancer.AliasRecord record, StackResource loadBalancer) {
        scope.planned(
                record,
                CfnRecordSetProps.builder()
                        .hostedZoneId(record.hostedZoneId())
                        .name(record.domain())
                        .type("A")
                        .aliasTarget(CfnRecordSet.AliasTargetProperty.builder()
                                .dnsName(loadBalancer.attribute("DNSName"))
                                .hostedZoneId(loadBalancer.attribute("CanonicalHostedZoneID"))
                                .evaluateTargetHealth(true)
                                .build())
                        .build());
    }
}
