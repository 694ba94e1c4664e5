package org.dazzledsl.model.aws.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Wire;

/**
 * A security group and everything that it lets through.
 *
 * @param description what it is for; EC2 can't change it, so it never depends on the configuration
 * @param wire under which later stacks read its id, where they do
 * @param egress empty means that it starts no connection at all
 * @param retained whether it outlives the stack
 */
public record SecurityGroup(
        PlannedResource planned,
        String description,
        Optional<Wire> wire,
        List<Rule> ingress,
        List<Rule> egress,
        boolean retained)
        implements AwsResource {

    static final String TYPE = "AWS::EC2::SecurityGroup";

    public SecurityGroup {
        Objects.requireNonNull(wire, "wire");
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /**
     * @param peer who is on the other side
     * @param port of TCP; empty means every port of every protocol
     */
    public record Rule(Peer peer, OptionalInt port, String description) {

        static Rule tcp(Peer peer, int port, String description) {
            return new Rule(peer, OptionalInt.of(port), description);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Anyone.class, name = "anyone"),
        @JsonSubTypes.Type(value = Member.class, name = "member")
    })
    public sealed interface Peer {}

    /** Every IPv4 address. */
    public record Anyone() implements Peer {}

    /** @param group the id of the security group of this stack that the other side is in */
    public record Member(String group) implements Peer {}
}
