package org.dazzledsl.model.aws.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.data.Database.AcuRange;
import org.dazzledsl.model.aws.data.Database.AuroraCluster;
import org.dazzledsl.model.aws.data.Database.AuroraInstance;
import org.dazzledsl.model.aws.data.Database.RdsInstance;
import org.dazzledsl.model.aws.data.DatabaseSettings.LogExport;
import org.dazzledsl.model.aws.network.Ports;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides the database. */
final class DatabasePlanner {

    private static final String KEYS = "deploy.database.";

    private static final String AURORA = "aurora-postgresql";
    private static final String RDS = "postgres";

    /** One measurement a minute is the finest that costs nothing but the log. */
    private static final int MONITORING_SECONDS = 60;

    /** The retention that comes without a charge (Amazon RDS user guide, Performance Insights, "Pricing"). */
    private static final int INSIGHTS_RETENTION_DAYS = 7;

    private final PlanContext context;
    private final DeployConfig.Database config;
    private final List<Reason> reasons;
    private final List<Note> notes = new ArrayList<>();

    DatabasePlanner(PlanContext context) {
        this.context = context;
        this.config = context.config().database();
        this.reasons = context.needs().database().reasons();
    }

    Database database() {
        Optional<String> unknownToAurora = config.instanceClass().filter(name -> !AuroraClasses.offer(name));
        return unknownToAurora.<Database>map(this::rds).orElseGet(this::aurora);
    }

    /** What there is to say of the database; to be asked for after it. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    private AuroraCluster aurora() {
        if (context.config().places().written(KEYS + "storage_gb").isPresent()) {
            notes.add(new Note(
                    "The storage of Aurora grows with the data; " + config.storageGb() + " GB is where an alarm warns",
                    because("storage_gb", "with Aurora, storage_gb is the size at which an alarm warns")));
        }
        Optional<String> provisioned = config.instanceClass().filter(name -> !name.equals(AuroraClasses.SERVERLESS));
        String instanceClass = provisioned.orElse(AuroraClasses.SERVERLESS);
        Reason size = because(
                "instance_class",
                provisioned
                        .map(name -> "Aurora runs on " + name)
                        .orElse("without an instance class, Aurora scales by itself"));
        List<AuroraInstance> instances = new ArrayList<>(List.of(instance("DatabaseWriter", instanceClass, 0, size)));
        if (config.multiAz()) {
            Reason multiAz = because("multi_az", "a reader in another zone takes over when the writer fails");
            instances.add(instance("DatabaseReader", instanceClass, 1, size, multiAz));
        }
        return new AuroraCluster(
                planned("DatabaseCluster", AuroraCluster.TYPE, size, backups(), protection()),
                settings(AURORA, "/aws/rds/cluster/", List.of("postgresql")),
                provisioned.isPresent()
                        ? Optional.empty()
                        : Optional.of(new AcuRange(config.minAcu(), config.maxAcu())),
                instances);
    }

    private AuroraInstance instance(String id, String instanceClass, int zone, Reason... more) {
        boolean zonesKnown = context.config().network().existing().isEmpty();
        return new AuroraInstance(
                new PlannedResource(id, AuroraInstance.TYPE, and(more)),
                instanceClass,
                zonesKnown ? OptionalInt.of(zone) : OptionalInt.empty());
    }

    private RdsInstance rds(String instanceClass) {
        Reason offered = because("instance_class", "Aurora doesn't offer " + instanceClass + ", and RDS does");
        Reason storage = because("storage_gb", "an RDS instance has " + config.storageGb() + " GB");
        notes.add(new Note(
                "Aurora doesn't offer " + instanceClass + ", so the database is an RDS instance with "
                        + config.storageGb() + " GB",
                offered));
        List<Reason> more = new ArrayList<>(List.of(offered, storage, backups(), protection()));
        if (config.multiAz()) {
            more.add(because("multi_az", "a standby in another zone takes over when the instance fails"));
        }
        return new RdsInstance(
                planned("DatabaseInstance", RdsInstance.TYPE, more.toArray(Reason[]::new)),
                settings(RDS, "/aws/rds/instance/", List.of("postgresql", "upgrade")),
                instanceClass,
                config.storageGb(),
                config.multiAz());
    }

    private DatabaseSettings settings(String engine, String logPath, List<String> logs) {
        String major = config.engineVersion().split("\\.")[0];
        return new DatabaseSettings(
                DatabaseNames.database(context.names()),
                DatabaseNames.user(context.names()),
                Ports.POSTGRESQL,
                engine,
                config.engineVersion(),
                engine + major,
                config.backupRetentionDays(),
                config.deletionProtection(),
                context.config().environment().keepsWhatHoldsData(),
                MONITORING_SECONDS,
                INSIGHTS_RETENTION_DAYS,
                logs.stream().map(log -> logExport(logPath, log)).toList());
    }

    private LogExport logExport(String path, String log) {
        int days = context.config().observability().logRetentionDays();
        Reason retention = context.config()
                .places()
                .because("deploy.observability.log_retention_days", "logs are kept for " + days + " days");
        String id = "DatabaseLog" + log.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + log.substring(1);
        String name = path + context.names().base() + "/" + log;
        return new LogExport(new PlannedResource(id, "AWS::Logs::LogGroup", name, and(retention)), log, days);
    }

    private PlannedResource planned(String id, String type, Reason... more) {
        return new PlannedResource(id, type, context.names().base(), and(more));
    }

    private Reason backups() {
        return because("backup_retention_days", "backups are kept for " + config.backupRetentionDays() + " days");
    }

    private Reason protection() {
        return because(
                "deletion_protection",
                config.deletionProtection()
                        ? "the database can't be deleted by mistake"
                        : "the database can be deleted with its stack");
    }

    private List<Reason> and(Reason... more) {
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(List.of(more));
        return all;
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(KEYS + key, rule);
    }
}
