package org.dazzledsl.model.aws.network;

import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * A subnet of a VPC of ours.
 *
 * @param zone index into the region's availability zones
 * @param cidr its addresses; a function of kind and zone alone, so that another zone renumbers nothing
 * @param natGateway the id of the gateway through which a private subnet reaches the internet, where there is one
 * @param retained whether it outlives the stack
 */
public record Subnet(
        PlannedResource planned, Kind kind, int zone, String cidr, Optional<String> natGateway, boolean retained)
        implements AwsResource {

    static final String TYPE = "AWS::EC2::Subnet";

    public Subnet {
        Objects.requireNonNull(kind, "kind");
        if (natGateway.isPresent() && kind != Kind.PRIVATE) {
            throw new IllegalArgumentException("Only private subnets use a NAT gateway");
        }
    }

    /** Where a subnet's routes lead. */
    public enum Kind {
        /** To and from the internet. */
        PUBLIC,
        /** To the internet through a NAT gateway, where there is one. */
        PRIVATE,
        /** Nowhere but to S3. */
        ISOLATED
    }
}
