package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whom a security group lets in, inline or by a resource of its own.
 *
 * @param group the logical id of the group, or what stands for one of another stack
 * @param protocol {@code tcp}, …; {@code -1} for all
 * @param from the first port
 * @param to the last port
 * @param peer an address block, another group, or a prefix list
 * @param declaredBy the logical id of the resource that says so
 */
record IngressRule(String group, String protocol, int from, int to, String peer, String declaredBy) {

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";

    private static final String ALL_PROTOCOLS = "-1";

    private static final int LAST_PORT = 65535;

    private static final List<String> PEERS =
            List.of("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "SourceSecurityGroupName", "SourcePrefixListId");

    /** The rules of a stack's groups, and those that it gives to groups of others. */
    static List<IngressRule> of(FlatStack stack) {
        List<IngressRule> rules = new ArrayList<>();
        for (FlatResource resource : stack.resources().values()) {
            JsonNode properties = resource.properties();
            if (resource.type().equals(GROUP)) {
                properties.path("SecurityGroupIngress").forEach(rule -> rules.add(of(resource.id(), resource, rule)));
            } else if (resource.type().equals(INGRESS)) {
                rules.add(of(groupId(properties), resource, properties));
            }
        }
        return rules;
    }

    private static String groupId(JsonNode properties) {
        String id =
                properties.path("GroupId").asText(properties.path("GroupName").asText());
        return id.replaceFirst("^\\$\\{([A-Za-z0-9]+)(\\.GroupId)?}$", "$1");
    }

    private static IngressRule of(String group, FlatResource declaredBy, JsonNode rule) {
        String protocol = rule.path("IpProtocol").asText(ALL_PROTOCOLS);
        boolean all = protocol.equals(ALL_PROTOCOLS);
        String peer = PEERS.stream()
                .map(rule::path)
                .filter(node -> !node.isMissingNode())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
        return new IngressRule(
                group,
                protocol,
                all ? 0 : rule.path("FromPort").asInt(0),
                all ? LAST_PORT : rule.path("ToPort").asInt(LAST_PORT),
                peer,
                declaredBy.id());
    }

    boolean isForEverybody() {
        return peer.equals("0.0.0.0/0") || peer.equals("::/0");
    }

    private boolean covers(IngressRule other) {
        return group.equals(other.group)
                && (protocol.equals(ALL_PROTOCOLS) || protocol.equals(other.protocol))
                && from <= other.from
                && to >= other.to
                && (peer.equals(other.peer) || Ipv4Block.contains(peer, other.peer));
    }

    /** {@code lets in tcp 80 from 0.0.0.0/0, which is everybody}. */
    String inWords() {
        String ports = protocol.equals(ALL_PROTOCOLS)
                ? "everything"
                : protocol + " " + (from == to ? String.valueOf(from) : from + "-" + to);
        return group + " lets in " + ports + " from " + peer + (isForEverybody() ? ", which is everybody" : "");
    }

    /**
     * The rules by which groups let in more than before, by the resource that declares them. A new group of a new thing opens
     * nothing that was closed, unless it opens it to everybody.
     */
    static Map<String, List<String>> widenings(FlatStack before, FlatStack after) {
        List<IngressRule> old = of(before);
        Map<String, List<String>> widenings = new LinkedHashMap<>();
        for (IngressRule rule : of(after)) {
            FlatResource group = after.resources().get(rule.group);
            boolean isNewGroup = Objects.nonNull(group) && !before.resources().containsKey(rule.group);
            boolean covered = old.stream().anyMatch(known -> known.covers(rule));
            if (!covered && (!isNewGroup || rule.isForEverybody())) {
                widenings.merge(
                        rule.declaredBy,
                        List.of(rule.inWords()),
                        (one, more) ->
                                Stream.concat(one.stream(), more.stream()).toList());
            }
        }
        return widenings;
    }
}
