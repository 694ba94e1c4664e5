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
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
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
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
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
    private final Stack stack;
    private final LoadBalancer plan;

    private LoadBalancerBuilder(StackScope scope, LoadBalancer plan) {
        this.scope = scope;
        this.stack = scope.stack();
        this.plan = plan;
    }

    /**
     * What the web service needs of it.
     *
     * @param listeners which must be there before a target group can have tasks
     * @param label by which the metric of requests for each task is found
     */
    record Built(CfnTargetGroup targetGroup, List<CfnListener> listeners, String label) {}

    static Built build(StackScope scope, LoadBalancer plan) {
        return new LoadBalancerBuilder(scope, plan).build();
    }

    private Built build() {
        CfnLoadBalancer loadBalancer = loadBalancer();
        CfnTargetGroup targetGroup = targetGroup();
        plan.certificate().ifPresent(this::certificate);
        List<CfnListener> listeners = plan.listeners().stream()
                .map(listener -> listener(listener, loadBalancer, targetGroup))
                .toList();
        plan.aliasRecord().ifPresent(record -> aliasRecord(record, loadBalancer));
        String balancerName = fullName(loadBalancer.getRef(), ":loadbalancer/");
        String groupName = "targetgroup/" + fullName(targetGroup.getRef(), ":targetgroup/");
        scope.publish(ComputeWires.LOAD_BALANCER_FULL_NAME, balancerName, plan);
        scope.publish(ComputeWires.TARGET_GROUP_FULL_NAME, groupName, plan.targetGroup());
        return new Built(targetGroup, listeners, balancerName + "/" + groupName);
    }

    /** The end of an ARN. Local stand-ins for CloudFormation don't know the attribute that says the same. */
    private static String fullName(String arn, String after) {
        return Fn.select(1, Fn.split(after, arn));
    }

    private CfnLoadBalancer loadBalancer() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("deletion_protection.enabled", Boolean.toString(plan.deletionProtection()));
        attributes.put("routing.http.drop_invalid_header_fields.enabled", "true");
        attributes.put("routing.http.desync_mitigation_mode", "defensive");
        List<CfnResource> before = new ArrayList<>();
        plan.accessLogs().ifPresent(logs -> {
            CfnBucket bucket = accessLogs(logs);
            before.add(accessLogPolicy(logs, bucket));
            attributes.put("access_logs.s3.enabled", "true");
            attributes.put("access_logs.s3.bucket", bucket.getRef());
        });
        CfnLoadBalancer loadBalancer = new CfnLoadBalancer(
                stack,
                plan.planned().id(),
                CfnLoadBalancerProps.builder()
                        .type("application")
                        .scheme("internet-facing")
                        .ipAddressType("ipv4")
                        .subnets(scope.readList(NetworkWires.PUBLIC_SUBNET_IDS))
                        .securityGroups(List.of(scope.read(NetworkWires.ALB_SECURITY_GROUP_ID)))
                        .loadBalancerAttributes(attributes.entrySet().stream()
                                .map(attribute -> CfnLoadBalancer.LoadBalancerAttributeProperty.builder()
                                        .key(attribute.getKey())
                                        .value(attribute.getValue())
                                        .build())
                                .toList())
                        .build());
        // Elastic Load Balancing writes a test file when logging is switched on.
        before.forEach(loadBalancer::addResourceDependency);
        return scope.planned(loadBalancer, plan);
    }

    /** Encrypted with S3's own key: the log delivery can't use any other. */
    private CfnBucket accessLogs(LoadBalancer.AccessLogBucket logs) {
        CfnBucket bucket = new CfnBucket(
                stack,
                logs.planned().id(),
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
        return scope.planned(bucket, logs);
    }

    private CfnBucketPolicy accessLogPolicy(LoadBalancer.AccessLogBucket logs, CfnBucket bucket) {
        String id = logs.planned().id();
        Map<String, Object> deliver = new LinkedHashMap<>();
        deliver.put("Sid", "DeliverLogs");
        deliver.put("Effect", "Allow");
        deliver.put("Principal", one("Service", LOG_DELIVERY));
        deliver.put("Action", "s3:PutObject");
        deliver.put("Resource", sub("${" + id + ".Arn}/AWSLogs/${AWS::AccountId}/*"));
        Object everything = List.of(attribute(id, "Arn"), sub("${" + id + ".Arn}/*"));
        CfnBucketPolicy policy = new CfnBucketPolicy(
                stack,
                "Policy" + id,
                CfnBucketPolicyProps.builder()
                        .bucket(bucket.getRef())
                        .policyDocument(document(List.of(denyWithoutTls("s3:*", everything), deliver)))
                        .build());
        // A bucket that stays without its policy could be read without encryption.
        scope.keepOutsideDev(policy);
        return scope.auxiliary(policy, logs);
    }

    private CfnTargetGroup targetGroup() {
        LoadBalancer.TargetGroup group = plan.targetGroup();
        LoadBalancer.HealthCheck check = group.healthCheck();
        return scope.planned(
                new CfnTargetGroup(
                        stack,
                        group.planned().id(),
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
                                .build()),
                group);
    }

    private void certificate(LoadBalancer.Certificate certificate) {
        CfnCertificateProps.Builder props =
                CfnCertificateProps.builder().domainName(certificate.domain()).validationMethod("DNS");
        certificate
                .hostedZoneId()
                .ifPresent(zone ->
                        props.domainValidationOptions(List.of(CfnCertificate.DomainValidationOptionProperty.builder()
                                .domainName(certificate.domain())
                                .hostedZoneId(zone)
                                .build())));
        scope.planned(new CfnCertificate(stack, certificate.planned().id(), props.build()), certificate);
    }

    private CfnListener listener(Listener listener, CfnLoadBalancer loadBalancer, CfnTargetGroup targetGroup) {
        CfnListenerProps.Builder props = CfnListenerProps.builder().loadBalancerArn(loadBalancer.getRef());
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
        return scope.planned(new CfnListener(stack, listener.planned().id(), props.build()), listener);
    }

    private static CfnListener.ActionProperty forward(CfnTargetGroup targetGroup) {
        return CfnListener.ActionProperty.builder()
                .type("forward")
                .targetGroupArn(targetGroup.getRef())
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

    private void aliasRecord(LoadBalancer.AliasRecord record, CfnLoadBalancer loadBalancer) {
        scope.planned(
                new CfnRecordSet(
                        stack,
                        record.planned().id(),
                        CfnRecordSetProps.builder()
                                .hostedZoneId(record.hostedZoneId())
                                .name(record.domain())
                                .type("A")
                                .aliasTarget(CfnRecordSet.AliasTargetProperty.builder()
                                        .dnsName(loadBalancer.getAttrDnsName())
                                        .hostedZoneId(loadBalancer.getAttrCanonicalHostedZoneId())
                                        .evaluateTargetHealth(true)
                                        .build())
                                .build()),
                record);
    }
}
