package org.dazzledsl.model.preflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.StackFindings;
import org.dazzledsl.model.preflight.StackView;
import org.dazzledsl.model.preflight.Truth;
import org.dazzledsl.model.template.Template;
import org.dazzledsl.model.template.Unresolved;

/**
 * What CloudFormation and the services refuse:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
final class LimitRules {

    private static final int MOST_RESOURCES = 500;
    private static final int LARGEST_TEMPLATE = 1_000_000;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_OUTPUTS = 200;
    private static final int LONGEST_STACK_NAME = 128;

    /** The part of a limit from which on it is worth knowing. */
    private static final double NEAR = 0.9;

    /** The property that is the physical name, and the most characters of it. */
    private record Name(String property, int limit) {}

    private static final Map<String, Name> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("AWS::SQS::Queue", new Name("QueueName", 80)),
            Map.entry("AWS::SNS::Topic", new Name("TopicName", 256)),
            Map.entry("AWS::Events::EventBus", new Name("Name", 256)),
            Map.entry("AWS::Events::Archive", new Name("ArchiveName", 48)),
            Map.entry("AWS::Events::Rule", new Name("Name", 64)),
            Map.entry("AWS::Scheduler::Schedule", new Name("Name", 64)),
            Map.entry("AWS::Scheduler::ScheduleGroup", new Name("Name", 64)),
            Map.entry("AWS::S3::Bucket", new Name("BucketName", 63)),
            Map.entry("AWS::IAM::Role", new Name("RoleName", 64)),
            Map.entry("AWS::ECR::Repository", new Name("RepositoryName", 256)),
            Map.entry("AWS::ECS::Cluster", new Name("ClusterName", 255)),
            Map.entry("AWS::ECS::Service", new Name("ServiceName", 255)),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", new Name("Name", 32)),
            Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", new Name("Name", 32)),
            Map.entry("AWS::RDS::DBInstance", new Name("DBInstanceIdentifier", 63)),
            Map.entry("AWS::RDS::DBCluster", new Name("DBClusterIdentifier", 63)),
            Map.entry("AWS::ElastiCache::ReplicationGroup", new Name("ReplicationGroupId", 40)),
            Map.entry("AWS::Logs::LogGroup", new Name("LogGroupName", 512)),
            Map.entry("AWS::CloudWatch::Alarm", new Name("AlarmName", 255)),
            Map.entry("AWS::SSM::Parameter", new Name("Name", 2048)),
            Map.entry("AWS::SecretsManager::Secret", new Name("Name", 512)),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", new Name("AutoScalingGroupName", 255))));

    static final List<Rule> RULES = List.of(
            Rule.critical("STACK_TOO_LARGE", "A template is larger than CloudFormation allows")
                    .because("CloudFormation refuses it, and the deployment fails.")
                    .mend("Split the application, or report it: Dazzle spreads what is many over nested stacks.")
                    .onStacks((stack, findings) -> limits(stack, findings, 1, "and CloudFormation allows "))
                    .rule(),
            Rule.warn("STACK_NEARLY_TOO_LARGE", "A template is nearly larger than CloudFormation allows")
                    .because("A few elements more, and it can't be deployed.")
                    .mend("Plan to split the application.")
                    .onStacks((stack, findings) -> limits(stack, findings, NEAR, "near the limit of "))
                    .rule(),
            Rule.critical("NAME_TOO_LONG", "A name is longer than AWS allows")
                    .because("AWS refuses it, and the deployment fails.")
                    .mend("Shorten it.")
                    .on(new ArrayList<>(NAMES.keySet()), LimitRules::name)
                    .rule());

    private LimitRules() {}

    private static void name(ResourceView resource, ResourceFindings findings) {
        Name name = NAMES.get(resource.type());
        PropertyView value = resource.at(name.property());
        Optional<Unresolved> unknown = value.unresolved();
        int length = unknown.isPresent()
                ? unknown.get().leastLength()
                : value.text().orElse("").length();
        Truth known = unknown.isPresent() ? Truth.UNKNOWN : Truth.YES;
        findings.check(
                Truth.of(length > name.limit()).or(known.not()),
                value,
                length + " characters, and AWS allows " + name.limit());
    }

    private static void limits(StackView stack, StackFindings findings, double part, String words) {
        for (Template template : stack.templates()) {
            limit(template, template.resources().size(), MOST_RESOURCES, " resources, ", part, words, findings);
            limit(template, template.bytes(), LARGEST_TEMPLATE, " bytes, ", part, words, findings);
            limit(template, template.parameters().size(), MOST_PARAMETERS, " parameters, ", part, words, findings);
            limit(template, template.outputs().size(), MOST_OUTPUTS, " outputs, ", part, words, findings);
        }
        int length = stack.stackName().length();
        if (part == 1 && length > LONGEST_STACK_NAME) {
            findings.found(
                    stack.templates().get(0).file(),
                    "its name has " + length + " characters, and CloudFormation allows " + LONGEST_STACK_NAME);
        }
    }

    private static void limit(
            Template template, long count, int limit, String noun, double part, String words, StackFindings findings) {
        boolean over = count > limit;
        if (part == 1 ? over : !over && count > limit * part) {
            findings.found(template.file(), template.file() + " has " + count + noun + words + limit);
        }
    }
}
