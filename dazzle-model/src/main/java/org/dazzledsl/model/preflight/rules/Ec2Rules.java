package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.config.Gp3;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Networks, machines and their volumes. */
final class Ec2Rules {

    private static final String VPC = "AWS::EC2::VPC";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate";
    private static final String LAUNCH_CONFIGURATION = "AWS::AutoScaling::LaunchConfiguration";

    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";

    private static final List<String> SCALING_EVENTS = List.of(
            "autoscaling:EC2_INSTANCE_LAUNCH",
            "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
            "autoscaling:EC2_INSTANCE_TERMINATE",
            "autoscaling:EC2_INSTANCE_TERMINATE_ERROR");

    /** The attribute of a VPC that is the group which EC2 makes with it. */
    private static final String DEFAULT_GROUP = "DefaultSecurityGroup";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d+)?");

    static final List<Rule> RULES = List.of(
            Rule.high("EBS_NOT_ENCRYPTED", "A volume is not encrypted")
                    .because("Whoever gets hold of a snapshot has the data, and encryption can't be added later.")
                    .mend("Set Encrypted to true.")
                    .see("EC2.3", "EC2.7", "AwsSolutions-EC26")
                    .on(VOLUME, property("Encrypted").mustBeTrue("the volume is not encrypted"))
                    .on(List.of(LAUNCH_TEMPLATE, INSTANCE, LAUNCH_CONFIGURATION), Ec2Rules::encryptedDevices)
                    .rule(),
            Rule.critical("EBS_IMPOSSIBLE_SIZE", "A volume can't be made as it is described")
                    .because("AWS refuses it, and the deployment fails.")
                    .mend("Keep IOPS, size and throughput in the limits that the message names.")
                    .decidedBy("deploy.tigerbeetle.volume_iops")
                    .on(VOLUME, Ec2Rules::gp3Limits)
                    .rule(),
            Rule.high("EC2_NO_IMDSV2", "A machine accepts requests for metadata without a token")
                    .because("A request that the application is tricked into can fetch the machine's credentials.")
                    .mend("Set HttpTokens to required in MetadataOptions.")
                    .see("EC2.8", "EC2.170", "AutoScaling.3")
                    .on(List.of(LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION), Ec2Rules::tokens)
                    .rule(),
            Rule.warn("EC2_PUBLIC_IP", "A machine gets a public address")
                    .because("Only its security group stands between the internet and it.")
                    .mend("Set AssociatePublicIpAddress to false.")
                    .see("EC2.9", "EC2.25", "AutoScaling.5")
                    .on(List.of(LAUNCH_TEMPLATE, INSTANCE), Ec2Rules::publicAddress)
                    .on(
                            LAUNCH_CONFIGURATION,
                            property("AssociatePublicIpAddress").mustNotBeTrue("the machine gets a public address"))
                    .rule(),
            Rule.warn("SUBNET_PUBLIC_IP", "A subnet gives every machine a public address")
                    .because("What is started in it by mistake is on the internet.")
                    .mend("Set MapPublicIpOnLaunch to false.")
                    .see("EC2.15")
                    .on(
                            "AWS::EC2::Subnet",
                            property("MapPublicIpOnLaunch").mustNotBeTrue("machines get public addresses"))
                    .rule(),
            Rule.warn("VPC_NO_FLOW_LOGS", "A VPC has no flow logs")
                    .because("After an incident nobody can tell who talked to whom.")
                    .mend("Add an AWS::EC2::FlowLog for it.")
                    .see("EC2.6", "AwsSolutions-VPC7")
                    .on(VPC, (resource, findings) -> {
                        Truth logged = resource.isReferredToBy("AWS::EC2::FlowLog", "ResourceId");
                        findings.check(logged.not(), resource.at(), "there is no flow log");
                    })
                    .rule(),
            Rule.warn("VPC_DEFAULT_GROUP_OPEN", "The default security group of a VPC lets traffic through")
                    .because("Whatever is started without a group of its own gets it, and reaches everything.")
                    .mend(
                            "Take both of its rules away, as Dazzle's own VPC does and CDK's restrictDefaultSecurityGroup.")
                    .see("EC2.2")
                    .on(
                            VPC,
                            (resource, findings) -> findings.check(
                                    isDefaultGroupClosed(resource).not(),
                                    resource.at(),
                                    "nothing closes its default security group"))
                    .rule(),
            Rule.info("NETWORK_ACL", "A network ACL is used")
                    .because(
                            "It knows no connections, and what it turns away is hard to find; security groups do the same.")
                    .mend("Use security groups, and suppress this where something must be turned away by address.")
                    .see("AwsSolutions-VPC3")
                    .on(
                            List.of("AWS::EC2::NetworkAcl", "AWS::EC2::NetworkAclEntry"),
                            (resource, findings) -> findings.found(resource.at(), "a network ACL is used"))
                    .rule(),
            Rule.info("EC2_NO_DETAILED_MONITORING", "A machine reports its metrics every five minutes")
                    .because("An alarm comes minutes late.")
                    .mend("Set Monitoring to enabled.")
                    .see("AwsSolutions-EC28")
                    .on(
                            LAUNCH_TEMPLATE,
                            property("LaunchTemplateData", "Monitoring", "Enabled")
                                    .mustBeTrue("detailed monitoring is off"))
                    .on(INSTANCE, property("Monitoring").mustBeTrue("detailed monitoring is off"))
                    .rule(),
            Rule.info("EC2_NO_TERMINATION_PROTECTION", "A machine can be deleted by mistake")
                    .because("Nothing starts it again.")
                    .mend("Set DisableApiTermination to true, or start it from an Auto Scaling group.")
                    .see("AwsSolutions-EC29")
                    .on(INSTANCE, property("DisableApiTermination").mustBeTrue("termination protection is off"))
                    .rule(),
            Rule.info("ASG_SINGLE_ZONE", "An Auto Scaling group stands in one zone")
                    .because("When its zone fails, it starts no machine.")
                    .mend("Name more zones or subnets, unless what it starts belongs to one zone, as a replica does.")
                    .see("AutoScaling.2")
                    .on(GROUP, Ec2Rules::zones)
                    .rule(),
            Rule.warn("ASG_NO_COOLDOWN", "An Auto Scaling group doesn't wait between two changes of its size")
                    .because("It starts and stops machines before the last ones had any effect.")
                    .mend("Leave Cooldown out, or set it to more than 0.")
                    .see("AwsSolutions-AS1")
                    .on(GROUP, (resource, findings) -> {
                        PropertyView cooldown = resource.at("Cooldown");
                        findings.check(cooldown.isNumber(value -> value == 0), cooldown, "Cooldown is 0");
                    })
                    .rule(),
            Rule.warn("ASG_NO_GRACE_PERIOD", "An Auto Scaling group gives its machines no time to start")
                    .because(
                            "The load balancer calls a machine unhealthy that is still starting, and it is replaced again and again.")
                    .mend("Set HealthCheckGracePeriod to the seconds that a machine needs.")
                    .see("AwsSolutions-AS2")
                    .on(GROUP, (resource, findings) -> {
                        PropertyView period = resource.at("HealthCheckGracePeriod");
                        Truth byBalancer = resource.at("HealthCheckType").endsWith("ELB");
                        findings.check(
                                byBalancer.and(period.isThere().not()), period, "HealthCheckGracePeriod is not set");
                    })
                    .rule(),
            Rule.info("ASG_NO_NOTIFICATIONS", "An Auto Scaling group tells nobody when it replaces a machine")
                    .because("A machine that fails again and again can go unseen.")
                    .mend(
                            "Set NotificationConfigurations for all four events, unless an alarm tells of it, as of a replica.")
                    .see("AwsSolutions-AS3")
                    .on(GROUP, Ec2Rules::notifications)
                    .rule(),
            Rule.warn("ASG_LAUNCH_CONFIGURATION", "An Auto Scaling group uses a launch configuration")
                    .because("AWS gives it no new features any more.")
                    .mend("Use a launch template.")
                    .see("AutoScaling.9", "EC2.170")
                    .on(GROUP, property("LaunchConfigurationName").mustNotBeThere("it names a launch configuration"))
                    .rule());

    private Ec2Rules() {}

    private static void notifications(ResourceView group, ResourceFindings findings) {
        PropertyView notifications = group.at("NotificationConfigurations");
        for (String event : SCALING_EVENTS) {
            Truth told = Truth.NO;
            for (PropertyView one : notifications.elements()) {
                told = told.or(one.at("NotificationTypes").anyIs(event));
            }
            findings.check(told.not(), notifications, "not all of its events are told");
        }
    }

    /**
     * By the custom resource that CDK has for it, or by schedules that take each of its two rules away, which needs no function
     * of one's own. CloudFormation itself has no way.
     */
    private static Truth isDefaultGroupClosed(ResourceView vpc) {
        return vpc.anyOther(
                        "Custom::VpcRestrictDefaultSG",
                        custom -> custom.at("DefaultSecurityGroupId").mentions(vpc, DEFAULT_GROUP))
                .or(isRevoked(vpc, "revokeSecurityGroupIngress").and(isRevoked(vpc, "revokeSecurityGroupEgress")));
    }

    private static Truth isRevoked(ResourceView vpc, String call) {
        return vpc.anyOther(
                "AWS::Scheduler::Schedule",
                schedule -> schedule.at("Target", "Arn")
                        .endsWith(":aws-sdk:ec2:" + call)
                        .and(schedule.at("Target", "Input").mentions(vpc, DEFAULT_GROUP)));
    }

    /** A property of the machines that it starts, or that it is. */
    private static PropertyView ofMachine(ResourceView resource, String name) {
        return resource.type().equals(LAUNCH_TEMPLATE) ? resource.at("LaunchTemplateData", name) : resource.at(name);
    }

    private static void encryptedDevices(ResourceView resource, ResourceFindings findings) {
        for (PropertyView device : ofMachine(resource, "BlockDeviceMappings").elements()) {
            PropertyView ebs = device.at("Ebs");
            if (ebs.isPresent()) {
                findings.mustBeTrue(ebs.at("Encrypted"), "the volume is not encrypted");
            }
        }
    }

    private static void tokens(ResourceView resource, ResourceFindings findings) {
        PropertyView options = ofMachine(resource, "MetadataOptions");
        PropertyView tokens = options.at("HttpTokens");
        Truth disabled = options.at("HttpEndpoint").is("disabled");
        findings.check(tokens.is("required").or(disabled).not(), tokens, "tokens are not required");
    }

    private static void publicAddress(ResourceView resource, ResourceFindings findings) {
        for (PropertyView networkInterface :
                ofMachine(resource, "NetworkInterfaces").elements()) {
            findings.mustNotBeTrue(
                    networkInterface.at("AssociatePublicIpAddress"), "the machine gets a public address");
        }
    }

    private static void zones(ResourceView group, ResourceFindings findings) {
        for (String name : List.of("AvailabilityZones", "VPCZoneIdentifier")) {
            PropertyView zones = group.at(name);
            findings.check(zones.hasElements().and(zones.hasFewerElementsThan(2)), zones, "it stands in one zone");
        }
    }

    private static void gp3Limits(ResourceView volume, ResourceFindings findings) {
        Truth isGp3 = volume.at("VolumeType").is("gp3");
        PropertyView iops = volume.at("Iops");
        if (iops.isAbsent()) {
            return;
        }
        PropertyView size = volume.at("Size");
        PropertyView throughput = volume.at("Throughput");
        findings.check(
                isGp3.and(iops.isBelow(Gp3.BASELINE_IOPS)),
                iops,
                iops.shown() + " IOPS, and a gp3 volume has at least " + Gp3.BASELINE_IOPS);
        findings.check(
                isGp3.and(isMoreThan(iops, 1, size, Gp3.IOPS_PER_GIB)),
                iops.unresolved().isPresent() ? iops : size,
                iops.shown() + " IOPS on " + size.shown() + " GiB, and a gp3 volume has at most " + Gp3.IOPS_PER_GIB
                        + " for each GiB");
        findings.check(
                isGp3.and(isMoreThan(throughput, Gp3.IOPS_PER_MIBPS, iops, 1)),
                iops.unresolved().isPresent() ? iops : throughput,
                throughput.shown() + " MiB/s with " + iops.shown() + " IOPS, and a gp3 volume needs "
                        + Gp3.IOPS_PER_MIBPS + " IOPS for each MiB/s");
    }

    /** Whether a number is more than another, each so many times. What is absent, or is no number, is another rule's. */
    private static Truth isMoreThan(PropertyView first, double times, PropertyView second, double otherTimes) {
        if (first.isAbsent() || second.isAbsent()) {
            return Truth.NO;
        }
        if (first.unresolved().isPresent() || second.unresolved().isPresent()) {
            return Truth.UNKNOWN;
        }
        Optional<Double> one = number(first);
        Optional<Double> other = number(second);
        return Truth.of(one.isPresent() && other.isPresent() && one.get() * times > other.get() * otherTimes);
    }

    private static Optional<Double> number(PropertyView value) {
        Optional<String> text = value.text();
        return text.isPresent() && NUMBER.matcher(text.get()).matches()
                ? Optional.of(Double.valueOf(text.get()))
                : Optional.empty();
    }
}
