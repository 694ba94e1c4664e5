package org.dazzledsl.model.aws.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The PostgreSQL database: an Aurora cluster, or an RDS instance where the class is one that Aurora doesn't offer.
 *
 * <p>Its physical name is fixed. RDS names the log groups after it, which must exist before it to have a retention; and
 * CloudFormation refuses to replace what has a fixed name, so that no change of a property puts an empty database in the
 * place of a full one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Database.AuroraCluster.class, name = "aurora"),
    @JsonSubTypes.Type(value = Database.RdsInstance.class, name = "rds")
})
public sealed interface Database extends AwsResource {

    DatabaseSettings settings();

    /** The dimension whose value {@link DataWires#DATABASE_ID} is. */
    String metricDimension();

    /** The database and whatever else stands for it in the template. */
    List<AwsResource> resources();

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

        static final String TYPE = "AWS::RDS::DBCluster";

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

        @Override
        public List<AwsResource> resources() {
            List<AwsResource> resources = new ArrayList<>(List.of(this));
            resources.addAll(instances);
            resources.addAll(settings.logs());
            return resources;
        }
    }

    /**
     * @param instanceClass {@code db.serverless}, or a provisioned class that Aurora offers
     * @param zone index into the zones of the isolated subnets; empty where nobody knows them, and RDS chooses
     */
    record AuroraInstance(PlannedResource planned, String instanceClass, OptionalInt zone) implements AwsResource {

        static final String TYPE = "AWS::RDS::DBInstance";

        public AuroraInstance {
            Objects.requireNonNull(zone, "zone");
        }
    }

    /**
     * An instance with storage of a fixed size.
     *
     * @param storageGb GB allocated
     * @param multiAz whether a standby in another zone takes over
     */
    record RdsInstance(
            PlannedResource planned, DatabaseSettings settings, String instanceClass, int storageGb, boolean multiAz)
            implements Database {

        static final String TYPE = "AWS::RDS::DBInstance";

        @Override
        public String metricDimension() {
            return "DBInstanceIdentifier";
        }

        @Override
        public List<AwsResource> resources() {
            List<AwsResource> resources = new ArrayList<>(List.of(this));
            resources.addAll(settings.logs());
            return resources;
        }
    }

    /** Aurora capacity units, of 2 GiB of memory each. */
    record AcuRange(double min, double max) {}
}
