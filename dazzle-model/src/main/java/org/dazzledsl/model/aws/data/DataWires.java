package org.dazzledsl.model.aws.data;

import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Wire;

/** What the Data stack publishes: of the database, the bucket and the cache, each only where that exists. */
public final class DataWires {

    /** Of the writer; it stays the same when another instance becomes the writer. */
    public static final Wire DATABASE_HOST = Wire.of(StackName.DATA, "database/host");

    public static final Wire DATABASE_PORT = Wire.of(StackName.DATA, "database/port");

    /** The database within the server, PostgreSQL's {@code dbname}. */
    public static final Wire DATABASE_NAME = Wire.of(StackName.DATA, "database/name");

    public static final Wire DATABASE_USER = Wire.of(StackName.DATA, "database/user");

    /** Of the secret that RDS keeps and rotates: a JSON object with {@code username} and {@code password}. */
    public static final Wire DATABASE_SECRET_ARN = Wire.of(StackName.DATA, "database/secret_arn");

    /** For {@code rds-db:connect}: {@code cluster-ABC…} of Aurora, {@code db-ABC…} of an RDS instance. */
    public static final Wire DATABASE_RESOURCE_ID = Wire.of(StackName.DATA, "database/resource_id");

    /**
     * The dimension of the database's metrics: {@code DBClusterIdentifier} of Aurora, {@code DBInstanceIdentifier} of an RDS
     * instance; see {@link Database#metricDimension()}.
     */
    public static final Wire DATABASE_ID = Wire.of(StackName.DATA, "database/id");

    public static final Wire BUCKET_NAME = Wire.of(StackName.DATA, "bucket/name");

    public static final Wire BUCKET_ARN = Wire.of(StackName.DATA, "bucket/arn");

    /** Of the primary node; it stays the same when a replica takes over. */
    public static final Wire CACHE_HOST = Wire.of(StackName.DATA, "cache/host");

    public static final Wire CACHE_PORT = Wire.of(StackName.DATA, "cache/port");

    /** Of a secret whose whole text is the AUTH token of Valkey's {@code default} user. Connections need TLS. */
    public static final Wire CACHE_SECRET_ARN = Wire.of(StackName.DATA, "cache/secret_arn");

    /**
     * The replication group's id; its nodes, the {@code CacheClusterId} of the metrics, are called {@code <id>-001},
     * {@code <id>-002}, see {@link Cache#nodes()}.
     */
    public static final Wire CACHE_ID = Wire.of(StackName.DATA, "cache/id");

    private DataWires() {}
}
