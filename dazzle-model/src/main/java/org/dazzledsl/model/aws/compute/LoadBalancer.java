package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * The application load balancer, which is all of the application that the internet sees.
 *
 * @param address that callers use, without a slash at its end
 * @param accessLogs where it logs each request; empty where none are kept
 * @param aliasRecord the domain's record that points to it
 */
public record LoadBalancer(
        PlannedResource planned,
        Value address,
        boolean deletionProtection,
        Optional<AccessLogBucket> accessLogs,
        TargetGroup targetGroup,
        Optional<Certificate> certificate,
        List<Listener> listeners,
        Optional<AliasRecord> aliasRecord)
        implements AwsResource {

    static final String TYPE = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    public LoadBalancer {
        listeners = List.copyOf(listeners);
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("A load balancer listens");
        }
    }

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>();
        if (accessLogs.isPresent()) {
            resources.add(accessLogs.get());
        }
        resources.add(this);
        resources.add(targetGroup);
        if (certificate.isPresent()) {
            resources.add(certificate.get());
        }
        resources.addAll(listeners);
        if (aliasRecord.isPresent()) {
            resources.add(aliasRecord.get());
        }
        return resources;
    }

    /** @param expirationDays after which a log is deleted */
    public record AccessLogBucket(PlannedResource planned, int expirationDays) implements AwsResource {

        static final String TYPE = "AWS::S3::Bucket";
    }

    /**
     * The tasks of the web service.
     *
     * @param port of the container
     * @param deregistrationSeconds in which a task that leaves finishes its requests
     */
    public record TargetGroup(
            PlannedResource planned,
            int port,
            String healthCheckPath,
            HealthCheck healthCheck,
            int deregistrationSeconds)
            implements AwsResource {

        static final String TYPE = "AWS::ElasticLoadBalancingV2::TargetGroup";
    }

    /**
     * @param timeoutSeconds less than the interval
     * @param healthyAfter answers in a row that make a task healthy
     * @param unhealthyAfter failures in a row that make it unhealthy
     * @param codes of HTTP that are an answer
     */
    public record HealthCheck(
            int intervalSeconds, int timeoutSeconds, int healthyAfter, int unhealthyAfter, String codes) {

        public HealthCheck {
            if (timeoutSeconds >= intervalSeconds) {
                throw new IllegalArgumentException("A check lasts longer than it has time: " + timeoutSeconds);
            }
        }
    }

    /** @param hostedZoneId where the record that proves the domain goes; empty where people publish it */
    public record Certificate(PlannedResource planned, String domain, Optional<String> hostedZoneId)
            implements AwsResource {

        static final String TYPE = "AWS::CertificateManager::Certificate";
    }

    public record AliasRecord(PlannedResource planned, String domain, String hostedZoneId) implements AwsResource {

        static final String TYPE = "AWS::Route53::RecordSet";
    }
}
