package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Set;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;

/** Security groups. */
final class SecurityGroupRules {

    static final String GROUP = "AWS::EC2::SecurityGroup";

    private static final String DATABASE_GROUP = "AWS::RDS::DBSecurityGroup";

    /** Where an ingress rule can stand. */
    static final List<String> INGRESS_TYPES = List.of(GROUP, "AWS::EC2::SecurityGroupIngress");

    private static final List<Integer> DATABASE_PORTS = List.of(5432, 3306, 1433, 27_017, 6379);

    /** What the internet may reach: HTTP, for the redirect, and HTTPS. */
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

    static final List<Rule> RULES = List.of(
            Rule.critical("SG_SSH_OPEN", "SSH is open to the internet")
                    .because("Passwords and keys are tried at it within minutes.")
                    .mend("Remove the rule; Session Manager needs no open port.")
                    .see("EC2.13", "EC2.53", "EC2.54", "AwsSolutions-EC23")
                    .on(INGRESS_TYPES, open("SSH", List.of(22)))
                    .rule(),
            Rule.critical("SG_RDP_OPEN", "RDP is open to the internet")
                    .because("Passwords are tried at it within minutes.")
                    .mend("Remove the rule; Session Manager needs no open port.")
                    .see("EC2.14", "EC2.53", "EC2.54", "AwsSolutions-EC23")
                    .on(INGRESS_TYPES, open("RDP", List.of(3389)))
                    .rule(),
            Rule.critical("SG_DB_OPEN", "A database port is open to the internet")
                    .because("Whoever guesses a password has the data.")
                    .mend("Let only the security groups of what uses the database in.")
                    .see("EC2.19", "AwsSolutions-EC23", "AwsSolutions-RDS8")
                    .on(INGRESS_TYPES, open("a database", DATABASE_PORTS))
                    .on(List.of(DATABASE_GROUP, "AWS::RDS::DBSecurityGroupIngress"), SecurityGroupRules::openToDatabase)
                    .rule(),
            Rule.high("SG_OPEN_TO_WORLD", "Ports other than those of the web are open to the internet")
                    .because("What isn't meant for everybody is found by everybody.")
                    .mend("Open 80 and 443 alone, and the rest to security groups or known addresses.")
                    .see("EC2.18", "EC2.19", "AwsSolutions-EC23")
                    .on(INGRESS_TYPES, SecurityGroupRules::openToWorld)
                    .rule(),
            Rule.info("SG_NO_DESCRIPTION", "A security group rule has no description")
                    .because("Nobody dares to remove what nobody can explain.")
                    .mend("Say what it is for in Description.")
                    .see("AwsSolutions-EC27")
                    .on(INGRESS_TYPES, SecurityGroupRules::description)
                    .rule());

    private SecurityGroupRules() {}

    private static void description(ResourceView resource, ResourceFindings findings) {
        for (IngressRule rule : IngressRule.of(resource)) {
            findings.mustBeThere(rule.property().at("Description"), "the rule says not what it is for");
        }
    }

    private static Rule.ResourceCheck open(String what, List<Integer> ports) {
        return (resource, findings) -> {
            for (IngressRule rule : IngressRule.of(resource)) {
                for (int port : ports) {
                    if (rule.reported(
                            rule.isPublic().and(rule.covers(port)),
                            findings,
                            "public access: " + rule.peer() + " reaches port " + port + ", " + what)) {
                        break;
                    }
                }
            }
        };
    }

    /** The groups that RDS had before there were VPCs, which know no ports. */
    private static void openToDatabase(ResourceView resource, ResourceFindings findings) {
        List<PropertyView> rules = resource.type().equals(DATABASE_GROUP)
                ? resource.at("DBSecurityGroupIngress").elements()
                : List.of(resource.at());
        for (PropertyView rule : rules) {
            PropertyView peer = rule.at("CIDRIP");
            findings.check(
                    peer.isOneOf(IngressRule.EVERYONE), peer, "public access: " + peer.shown() + " reaches a database");
        }
    }

    private static void openToWorld(ResourceView resource, ResourceFindings findings) {
        for (IngressRule rule : IngressRule.of(resource)) {
            rule.reported(
                    rule.isPublic().and(rule.coversMoreThan(WEB_PORTS)),
                    findings,
                    "public access: " + rule.peer() + " reaches more than the ports 80 and 443");
        }
    }
}
