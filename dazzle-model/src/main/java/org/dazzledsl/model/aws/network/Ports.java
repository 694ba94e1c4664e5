package org.dazzledsl.model.aws.network;

/** The TCP ports that the security groups open and that everything else is told of. The container's is configured. */
public final class Ports {

    public static final int HTTP = 80;
    public static final int HTTPS = 443;
    public static final int POSTGRESQL = 5432;
    public static final int CACHE = 6379;

    /** Of a replica, for its clients and for the other replicas. */
    public static final int TIGERBEETLE_CLIENT = 3000;

    /** Between replicas alone. */
    public static final int TIGERBEETLE_REPLICATION = 3001;

    private Ports() {}
}
