package org.dazzledsl.maven.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;

/** What people call the resources that cost money or that they look for; the others only count in a stack's total. */
public final class ResourceNouns {

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("AWS::ApplicationAutoScaling::ScalableTarget", "scaling target"),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", "instance group"),
            Map.entry("AWS::CertificateManager::Certificate", "certificate"),
            Map.entry("AWS::CloudWatch::Alarm", "alarm"),
            Map.entry("AWS::CloudWatch::Dashboard", "dashboard"),
            Map.entry("AWS::EC2::NatGateway", "NAT gateway"),
            Map.entry("AWS::EC2::VPC", "VPC"),
            Map.entry("AWS::EC2::VPCEndpoint", "VPC endpoint"),
            Map.entry("AWS::EC2::Volume", "volume"),
            Map.entry("AWS::ECR::Repository", "image repository"),
            Map.entry("AWS::ECS::Cluster", "container cluster"),
            Map.entry("AWS::ECS::Service", "container service"),
            Map.entry("AWS::ElastiCache::ReplicationGroup", "cache"),
            Map.entry("AWS::ElastiCache::ServerlessCache", "cache"),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer"),
            Map.entry("AWS::Events::Archive", "event archive"),
            Map.entry("AWS::Events::EventBus", "event bus"),
            Map.entry("AWS::RDS::DBCluster", "database cluster"),
            Map.entry("AWS::RDS::DBInstance", "database instance"),
            Map.entry("AWS::S3::Bucket", "bucket"),
            Map.entry("AWS::SES::EmailIdentity", "e-mail identity"),
            Map.entry("AWS::SES::Template", "e-mail template"),
            Map.entry("AWS::SNS::Topic", "topic"),
            Map.entry("AWS::SQS::Queue", "queue"),
            Map.entry("AWS::Scheduler::Schedule", "schedule"),
            Map.entry("AWS::SecretsManager::Secret", "secret"));

    private ResourceNouns() {}

    /** {@code VPC, 2 NAT gateways}: in the order in which the plan lists the first of each. */
    public static String summary(List<AwsResource> resources) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AwsResource resource : resources) {
            noun(resource.planned().type()).ifPresent(noun -> counts.merge(noun, 1, Integer::sum));
        }
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(count -> counted(count.getValue(), count.getKey()))
                        .toList());
    }

    /** What people call resources of that type, in the singular. */
    public static Optional<String> noun(String type) {
        return Optional.ofNullable(NOUNS.get(type));
    }

    private static String counted(int count, String noun) {
        return count == 1 ? noun : count + " " + plural(noun);
    }

    /** Of a noun that is its own plural but for an ending. */
    public static String plural(String noun) {
        if (noun.endsWith("y") && !noun.endsWith("ay")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (noun.endsWith("s") ? "es" : "s");
    }
}
