package org.dazzledsl.model.preflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Truth;

/** Something that a security group lets in, written in the group or as a resource of its own. */
record IngressRule(PropertyView property) {

    /** Every IPv4 address, and the spellings of every IPv6 one. */
    static final Set<String> EVERYONE = Set.of("0.0.0.0/0", "::/0", "0:0:0:0:0:0:0:0/0");

    private static final String ALL_PROTOCOLS = "-1";

    private static final Set<String> TCP = Set.of("tcp", "6");

    static List<IngressRule> of(ResourceView resource) {
        if (!resource.type().equals(SecurityGroupRules.GROUP)) {
            return List.of(new IngressRule(resource.at()));
        }
        List<IngressRule> rules = new ArrayList<>();
        for (PropertyView property : resource.at("SecurityGroupIngress").elements()) {
            rules.add(new IngressRule(property));
        }
        return rules;
    }

    /** Whether it lets everybody in. */
    Truth isPublic() {
        return property.at("CidrIp")
                .isOneOf(EVERYONE)
                .or(property.at("CidrIpv6").isOneOf(EVERYONE));
    }

    /** Who is let in, as it is written. */
    String peer() {
        for (String name : List.of("CidrIp", "CidrIpv6")) {
            String peer = property.at(name).shown();
            if (EVERYONE.contains(peer)) {
                return peer;
            }
        }
        return "somebody";
    }

    /** Whether it lets connections to a TCP port in. */
    Truth covers(int port) {
        PropertyView protocol = property.at("IpProtocol");
        Truth allPorts = protocol.is(ALL_PROTOCOLS);
        Truth inRange =
                protocol.isOneOf(TCP).and(bound("FromPort", port, false)).and(bound("ToPort", port, true));
        return allPorts.or(inRange);
    }

    /** A bound that is left out, or -1, is none. */
    private Truth bound(String name, int port, boolean upper) {
        PropertyView bound = property.at(name);
        if (bound.isAbsent()) {
            return Truth.YES;
        }
        return bound.isNumber(value -> value < 0 || (upper ? port <= value : port >= value));
    }

    /** Whether it lets connections to any TCP port in that is not among those. */
    Truth coversMoreThan(Set<Integer> ports) {
        PropertyView from = property.at("FromPort");
        PropertyView to = property.at("ToPort");
        Truth allPorts = property.at("IpProtocol").is(ALL_PROTOCOLS);
        Truth single =
                from.is(text -> text.equals(to.shown())).and(from.isNumber(value -> ports.contains((int) value)));
        return allPorts.or(single.not());
    }

    /** Reports what holds or may hold. */
    boolean reported(Truth bad, ResourceFindings findings, String message) {
        findings.check(bad, property, message);
        return bad != Truth.NO;
    }
}
