package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Optional;
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

    static final List<Rule> RULES = List.of(
            Rule.high("EBS_NOT_ENCRYPTED", "A volume is not encrypted")
                    .because("Whoever gets hold of a snapshot has the data, and encryption can't be added later.")
                    .mend("Set Encrypted to true.")
                    .see("EC2.3", "EC2.7", "AwsSolutions-EC26")
                    .on(
                            VOLUME,
                            (resource, findings) ->
                                    findings.mustBeTrue(resource.at("Encrypted"), "the volume is not encrypted"))
                    .on(
                            LAUNCH_TEMPLATE,
                            (resource, findings) -> encryptedDevices(
                                    resource.at("LaunchTemplateData", "BlockDeviceMappings"), findings))
                    .on(
                            List.of(INSTANCE, LAUNCH_CONFIGURATION),
                            (resource, findings) -> encryptedDevices(resource.at("BlockDeviceMappings"), findings))
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
                    .on(
                            LAUNCH_TEMPLATE,
                            (resource, findings) ->
                                    tokens(resource.at("LaunchTemplateData", "MetadataOptions"), findings))
                    .on(LAUNCH_CONFIGURATION, (resource, findings) -> tokens(resource.at("MetadataOptions"), findings))
                    .rule(),
            Rule.warn("EC2_PUBLIC_IP", "A machine gets a public address")
                    .because("Only its security group stands between the internet and it.")
                    .mend("Set AssociatePublicIpAddress to false.")
                    .see("EC2.9", "EC2.25", "AutoScaling.5")
                    .on(
                            LAUNCH_TEMPLATE,
                            (resource, findings) ->
                                    publicAddress(resource.at("LaunchTemplateData", "NetworkInterfaces"), findings))
                    .on(INSTANCE, (resource, findings) -> publicAddress(resource.at("NetworkInterfaces"), findings))
                    .on(
                            LAUNCH_CONFIGURATION,
                            (resource, findings) -> findings.mustNotBeTrue(
                                    resource.at("AssociatePublicIpAddress"), "the machine gets a public address"))
                    .rule(),
            Rule.warn("SUBNET_PUBLIC_IP", "A subnet gives every machine a public address")
                    .because("What is started in it by mistake is on the internet.")
                    .mend("Set MapPublicIpOnLaunch to false.")
                    .see("EC2.15")
                    .on(
                            "AWS::EC2::Subnet",
                            (resource, findings) -> findings.mustNotBeTrue(
                                    resource.at("MapPublicIpOnLaunch"), "machines get public addresses"))
                    .rule(),
            Rule.warn("VPC_NO_FLOW_LOGS", "A VPC has no flow logs")
                    .because("After an incident nobody can tell who talked to whom.")
                    .mend("Add an AWS::EC2::FlowLog for it.")
                    .see("EC2.6", "AwsSolutions-VPC7")
                    .on(VPC, (resource, findings) -> {
                        boolean logged = resource.stack().resources("AWS::EC2::FlowLog").stream()
                                .anyMatch(log -> log.at("ResourceId").refersTo(resource));
                        if (!logged) {
                            findings.found(resource.at(), "there is no flow log");
                        }
                    })
                    .rule(),
            Rule.info("EC2_NO_DETAILED_MONITORING", "A machine reports its metrics every five minutes")
                    .because("An alarm comes minutes late.")
                    .mend("Set Monitoring to enabled.")
                    .see("AwsSolutions-EC28")
                    .on(
                            LAUNCH_TEMPLATE,
                            (resource, findings) -> findings.mustBeTrue(
                                    resource.at("LaunchTemplateData", "Monitoring", "Enabled"),
                                    "detailed monitoring is off"))
                    .on(
                            INSTANCE,
                            (resource, findings) ->
                                    findings.mustBeTrue(resource.at("Monitoring"), "detailed monitoring is off"))
                    .rule(),
            Rule.info("EC2_NO_TERMINATION_PROTECTION", "A machine can be deleted by mistake")
                    .because("Nothing starts it again.")
                    .mend("Set DisableApiTermination to true, or start it from an Auto Scaling group.")
                    .see("AwsSolutions-EC29")
                    .on(
                            INSTANCE,
                            (resource, findings) -> findings.mustBeTrue(
                                    resource.at("DisableApiTermination"), "termination protection is off"))
                    .rule(),
            Rule.info("ASG_SINGLE_ZONE", "An Auto Scaling group stands in one zone")
                    .because("When its zone fails, it starts no machine.")
                    .mend("Name more zones or subnets, unless what it starts belongs to one zone, as a replica does.")
                    .see("AutoScaling.2")
                    .on("AWS::AutoScaling::AutoScalingGroup", Ec2Rules::zones)
                    .rule(),
            Rule.warn("ASG_LAUNCH_CONFIGURATION", "An Auto Scaling group uses a launch configuration")
                    .because("AWS gives it no new features any more.")
                    .mend("Use a launch template.")
                    .see("AutoScaling.9", "EC2.170")
                    .on("AWS::AutoScaling::AutoScalingGroup", (resource, findings) -> {
                        PropertyView configuration = resource.at("LaunchConfigurationName");
                        if (configuration.isPresent()) {
                            findings.found(configuration, "it names a launch configuration");
                        }
                    })
                    .rule());

    private Ec2Rules() {}

    private static void encryptedDevices(PropertyView devices, ResourceFindings findings) {
        for (PropertyView device : devices.elements()) {
            PropertyView ebs = device.at("Ebs");
            if (ebs.isPresent()) {
                findings.mustBeTrue(ebs.at("Encrypted"), "the volume is not encrypted");
            }
        }
    }

    private static void tokens(PropertyView options, ResourceFindings findings) {
        PropertyView tokens = options.at("HttpTokens");
        Truth disabled = options.at("HttpEndpoint").is("disabled");
        findings.check(tokens.is("required").or(disabled).not(), tokens, "tokens are not required");
    }

    private static void publicAddress(PropertyView interfaces, ResourceFindings findings) {
        for (PropertyView networkInterface : interfaces.elements()) {
            findings.mustNotBeTrue(
                    networkInterface.at("AssociatePublicIpAddress"), "the machine gets a public address");
        }
    }

    private static void zones(ResourceView group, ResourceFindings findings) {
        for (String name : List.of("AvailabilityZones", "VPCZoneIdentifier")) {
            PropertyView zones = group.at(name);
            if (zones.unresolved().isEmpty() && zones.elements().size() == 1) {
                findings.found(zones, "it stands in one zone");
            }
        }
    }

    private static void gp3Limits(ResourceView volume, ResourceFindings findings) {
        Truth isGp3 = volume.at("VolumeType").is("gp3");
        PropertyView iops = volume.at("Iops");
        if (isGp3 != Truth.YES || iops.isAbsent()) {
            return;
        }
        PropertyView size = volume.at("Size");
        PropertyView throughput = volume.at("Throughput");
        findings.check(
                iops.isNumber(value -> value < Gp3.BASELINE_IOPS),
                iops,
                iops.shown() + " IOPS, and a gp3 volume has at least " + Gp3.BASELINE_IOPS);
        ofTwo(iops, size, (fast, large) -> Truth.of(fast > large * Gp3.IOPS_PER_GIB))
                .ifPresent(tooFast -> findings.check(
                        tooFast,
                        iops,
                        iops.shown() + " IOPS on " + size.shown() + " GiB, and a gp3 volume has at most "
                                + Gp3.IOPS_PER_GIB + " for each GiB"));
        ofTwo(iops, throughput, (fast, wide) -> Truth.of(fast < wide * Gp3.IOPS_PER_MIBPS))
                .ifPresent(tooWide -> findings.check(
                        tooWide,
                        throughput,
                        throughput.shown() + " MiB/s with " + iops.shown() + " IOPS, and a gp3 volume needs "
                                + Gp3.IOPS_PER_MIBPS + " IOPS for each MiB/s"));
    }

    private interface OfNumbers<T> {
        T of(double first, double second);
    }

    /** Nothing where one of them is no number that is known. */
    private static <T> Optional<T> ofTwo(PropertyView first, PropertyView second, OfNumbers<T> function) {
        return first.text()
                .filter(Ec2Rules::isNumber)
                .flatMap(a -> second.text()
                        .filter(Ec2Rules::isNumber)
                        .map(b -> function.of(Double.parseDouble(a), Double.parseDouble(b))));
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}(\\.\\d+)?");
    }
}
