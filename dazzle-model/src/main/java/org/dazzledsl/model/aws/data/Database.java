package org.dazzledsl.model.aws.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** The PostgreSQL database: an Aurora cluster, or an RDS instance where the class is one that Aurora doesn't offer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Database.AuroraCluster.class, name = "aurora"),
    @JsonSubTypes.Type(value = Database.RdsInstance.class, name = "rds")
})
public sealed interface Database extends AwsResource {

    DatabaseSettings settings();

    /** The dimension whose value {@link DataWires#DATABASE_ID} is. */
    String metricDimension();

    /**
     * A cluster and its instances, whose storage grows with the data.
     *
     * @param scaling of Serverless v2; empty where the instances are provisioned
     * @param instances the writer first; another one takes over when it fails
     */
    record AuroraCluster(
            PlannedResource planned,
            DatabaseSettings settings,
            Optional<AcuRange> scaling,
            List<AuroraInstance> instances)
            implements Database {

        public AuroraCluster {
            instances = List.copyOf(instances);
            if (instances.isEmpty()) {
                throw new IllegalArgumentException("A cluster has a writer");
            }
        }

        @Override
        public String metricDimension() {
            return "DBClusterIdentifier";
        }
    }

    /** @param instanceClass {@code db.serverless}, or a provisioned class that Aurora offers */
    record AuroraInstance(PlannedResource planned, String instanceClass) implements AwsResource {}

    /**
     * An instance with storage of a fixed size.
     *
     * @param storageGb GB allocated
     * @param multiAz whether a standby in another zone takes over
     */
    record RdsInstance(
            PlannedResource planned, DatabaseSettings settings, String instanceClass, int storageGb, boolean multiAz)
            implements Database {

        @Override
        public String metricDimension() {
            return "DBInstanceIdentifier";
        }
    }

    /** Aurora capacity units, of 2 GiB of memory each. */
    record AcuRange(double min, double max) {}
}
