package org.dazzledsl.model.aws.network;

import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Wire;

/**
 * What the Network stack publishes. A group's wire is only published where what it protects exists: the database's
 * where there is a database, and so on.
 */
public final class NetworkWires {

    public static final Wire VPC_ID = Wire.of(StackName.NETWORK, "vpc_id");

    /** Subnets for the load balancer; index i is zone i. */
    public static final Wire PUBLIC_SUBNET_IDS = Wire.listOf(StackName.NETWORK, "public_subnet_ids");

    /** Subnets for tasks, in the zones of {@link #PUBLIC_SUBNET_IDS}; index i is zone i. */
    public static final Wire PRIVATE_SUBNET_IDS = Wire.listOf(StackName.NETWORK, "private_subnet_ids");

    /**
     * Subnets for TigerBeetle's replicas, published where a cluster is planned; index i is zone i. In a VPC of ours there are
     * three, however many zones are configured, so that replica r stands in zone r mod 3 for ever. More than the tasks'
     * subnets, since a load balancer doesn't reach a task in a zone that it has no subnet in.
     */
    public static final Wire REPLICA_SUBNET_IDS = Wire.listOf(StackName.NETWORK, "replica_subnet_ids");

    /** The names of the zones of {@link #REPLICA_SUBNET_IDS}, in their order: a volume must stand in its replica's zone. */
    public static final Wire REPLICA_ZONES = Wire.listOf(StackName.NETWORK, "replica_zones");

    /** Subnets for what holds data, without a way to or from the internet; index i is zone i. */
    public static final Wire ISOLATED_SUBNET_IDS = Wire.listOf(StackName.NETWORK, "isolated_subnet_ids");

    /**
     * The names of the zones of {@link #ISOLATED_SUBNET_IDS}, in their order. Only published of a VPC of ours, where there is
     * a database: nothing says in which zones the subnets of another VPC stand.
     */
    public static final Wire ISOLATED_ZONES = Wire.listOf(StackName.NETWORK, "isolated_zones");

    public static final Wire ALB_SECURITY_GROUP_ID = Wire.of(StackName.NETWORK, "alb_security_group_id");

    /** Of the tasks of the web service and of the workers. */
    public static final Wire ECS_SECURITY_GROUP_ID = Wire.of(StackName.NETWORK, "ecs_security_group_id");

    public static final Wire DATABASE_SECURITY_GROUP_ID = Wire.of(StackName.NETWORK, "database_security_group_id");

    public static final Wire CACHE_SECURITY_GROUP_ID = Wire.of(StackName.NETWORK, "cache_security_group_id");

    public static final Wire TIGERBEETLE_SECURITY_GROUP_ID =
            Wire.of(StackName.NETWORK, "tigerbeetle_security_group_id");

    private NetworkWires() {}
}
