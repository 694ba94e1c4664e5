package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.NOT_BREACHING;
import static org.dazzledsl.model.aws.observability.Condition.MissingData.UNCHANGED;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.data.Database;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Dimension;

/** Watches the database: how near it is to its limits. */
final class DatabaseWatch {

    private static final String NAMESPACE = "AWS/RDS";

    /** Percent. */
    private static final double HIGH_CPU = 80;

    /** Percent of the most capacity units. */
    private static final double HIGH_CAPACITY = 90;

    /** Of the most connections. */
    private static final double MANY_CONNECTIONS = 0.8;

    /** Of the storage that an RDS instance has. */
    private static final double LITTLE_STORAGE = 0.15;

    private static final double BYTES_PER_GB = 1L << 30;

    private final Database database;
    private final PlanContext context;
    private final Alarms factory;

    /** Of the whole database: of all of a cluster's instances together. */
    private final Metrics whole;

    /** Of what takes the writes. */
    private final Metrics writer;

    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Dashboard.Widget> graphs = new ArrayList<>();

    private DatabaseWatch(Database database, PlanContext context, Alarms factory) {
        this.database = database;
        this.context = context;
        this.factory = factory;
        Dimension id = new Dimension(database.metricDimension(), Value.wired(DataWires.DATABASE_ID));
        this.whole = Metrics.of(NAMESPACE, id);
        this.writer = database instanceof Database.AuroraCluster
                ? Metrics.of(NAMESPACE, id, Metrics.dimension("Role", "WRITER"))
                : whole;
    }

    static Watch of(Database database, PlanContext context, Alarms factory) {
        DatabaseWatch watch = new DatabaseWatch(database, context, factory);
        watch.cpu();
        watch.capacity();
        watch.connections();
        watch.storage();
        return new Watch(watch.alarms, new Dashboard.Row("Database", watch.graphs));
    }

    private void cpu() {
        alarms.add(factory.alarm(
                "DatabaseCpu",
                database,
                "The database has used more than 80 % of its CPU for a quarter of an hour.",
                writer.average("CPUUtilization"),
                Condition.above(HIGH_CPU, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
        graphs.add(new Graph(
                "CPU, percent",
                List.of(new Line("CPU", writer.average("CPUUtilization"))),
                List.of(new Mark("high", HIGH_CPU))));
    }

    private void capacity() {
        if (!(database instanceof Database.AuroraCluster cluster)
                || cluster.scaling().isEmpty()) {
            return;
        }
        double most = cluster.scaling().get().max();
        alarms.add(factory.alarm(
                "DatabaseCapacity",
                database,
                "The database has used more than 90 % of the " + most
                        + " capacity units that it may for a quarter of an hour: see deploy.database.max_acu.",
                whole.average("ACUUtilization"),
                Condition.above(HIGH_CAPACITY, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED),
                context.config()
                        .places()
                        .because("deploy.database.max_acu", "the database has " + most + " units at most")));
        graphs.add(new Graph(
                "Capacity units",
                List.of(new Line("used", whole.average("ServerlessDatabaseCapacity"))),
                List.of(new Mark("most", most))));
    }

    private void connections() {
        OptionalInt limit = ConnectionLimit.of(database);
        List<Mark> marks = new ArrayList<>();
        if (limit.isPresent()) {
            double many = Math.floor(limit.getAsInt() * MANY_CONNECTIONS);
            alarms.add(factory.alarm(
                    "DatabaseConnections",
                    database,
                    "More than " + (int) many
                            + " connections to the database have been open for five minutes, of about "
                            + limit.getAsInt() + " that it takes.",
                    writer.most("DatabaseConnections"),
                    Condition.above(many, Window.FIVE_MINUTES, UNCHANGED)));
            marks.add(new Mark("many", many));
        }
        graphs.add(new Graph("Connections", List.of(new Line("open", writer.most("DatabaseConnections"))), marks));
    }

    private void storage() {
        if (database instanceof Database.RdsInstance instance) {
            freeStorage(instance.storageGb());
        } else {
            usedStorage(context.config().database().storageGb());
        }
    }

    private void freeStorage(int allocatedGb) {
        double little = allocatedGb * LITTLE_STORAGE * BYTES_PER_GB;
        alarms.add(factory.alarm(
                "DatabaseStorage",
                database,
                "Less than 15 % of the database's " + allocatedGb + " GB are free: see deploy.database.storage_gb.",
                whole.least("FreeStorageSpace"),
                Condition.below(little, Window.FIVE_MINUTES, UNCHANGED)));
        graphs.add(new Graph(
                "Free storage, bytes",
                List.of(new Line("free", whole.least("FreeStorageSpace"))),
                List.of(new Mark("little", little))));
    }

    /** Aurora's storage grows by itself, so nothing fails; people planned for a size, and pay for each byte. */
    private void usedStorage(int plannedGb) {
        double planned = plannedGb * BYTES_PER_GB;
        alarms.add(factory.alarm(
                "DatabaseStorage",
                database,
                "The database has grown beyond the " + plannedGb + " GB of deploy.database.storage_gb.",
                whole.most("VolumeBytesUsed"),
                Condition.above(planned, Window.ONE_PERIOD, NOT_BREACHING),
                context.config()
                        .places()
                        .because("deploy.database.storage_gb", "an alarm warns at " + plannedGb + " GB")));
        graphs.add(new Graph(
                "Used storage, bytes",
                List.of(new Line("used", whole.most("VolumeBytesUsed"))),
                List.of(new Mark("planned", planned))));
    }
}
