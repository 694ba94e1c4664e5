package org.dazzledsl.model.diff;

import java.util.Map;
import java.util.Optional;

/** What stays in its VPC for life: its resource schema lets the subnets change, and the service doesn't take those of another VPC. */
final class FixedVpc {

    private record Kind(String subnets, String service, String source) {

        Impossible because(String why) {
            return new Impossible(why + "; " + service + " doesn't move it to another VPC", source);
        }
    }

    private static final Map<String, Kind> BY_TYPE = Map.of(
            "AWS::RDS::DBSubnetGroup",
                    new Kind("SubnetIds", "RDS", "RDS's answer to ModifyDBSubnetGroup with subnets of another VPC"),
            "AWS::ElastiCache::SubnetGroup",
                    new Kind(
                            "SubnetIds",
                            "ElastiCache",
                            "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.Modifying.html"),
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    new Kind(
                            "Subnets",
                            "Elastic Load Balancing",
                            "Elastic Load Balancing's answer to SetSubnets with subnets of another VPC"));

    private FixedVpc() {}

    /**
     * Why the property can't get subnets of another VPC, if it can't.
     *
     * @param why how it would come to them
     */
    static Optional<Impossible> why(String type, String property, String why) {
        return Optional.ofNullable(BY_TYPE.get(type))
                .filter(kind -> kind.subnets.equals(property))
                .map(kind -> kind.because(why));
    }
}
