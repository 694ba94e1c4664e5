package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.amount;
import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/** The table {@code [deploy.database]}. */
final class DatabaseTable {

    private static final String SERVERLESS = "serverless";
    private static final String CLASS = "db\\.[a-z0-9]+(?:-[a-z0-9]+)?\\.[a-z0-9]+(?:-[a-z0-9]+)*";

    static final ConfigKey<String> SIZE = new ConfigKey<>(
            "deploy.database.size",
            text("\"serverless\" or an instance class such as \"db.t3.medium\"", SERVERLESS + "|" + CLASS),
            Default.from(
                    "`instance_class`; without it \"serverless\"",
                    settings -> settings.written(DatabaseTable.INSTANCE_CLASS).orElse(SERVERLESS)),
            "Aurora Serverless v2, or what `instance_class` says");
    static final ConfigKey<String> INSTANCE_CLASS = new ConfigKey<>(
            "deploy.database.instance_class",
            text("an instance class such as \"db.t3.medium\"", CLASS),
            Default.fromIfAny(
                    "`size`, where that is a class",
                    settings -> settings.written(SIZE).filter(size -> !SERVERLESS.equals(size))),
            "a provisioned database; a class that Aurora doesn't offer becomes an RDS instance");
    static final ConfigKey<Integer> STORAGE_GB = new ConfigKey<>(
            "deploy.database.storage_gb",
            amount(20, 65_536, "GB"),
            Default.of(100),
            "the storage of an RDS instance; with Aurora, which grows by itself, the size at which an alarm warns");
    static final ConfigKey<String> ENGINE = new ConfigKey<>(
            "deploy.database.engine",
            oneOf("postgres"),
            Default.of("postgres"),
            "a key of earlier versions; there is only PostgreSQL");
    static final ConfigKey<String> ENGINE_VERSION = new ConfigKey<>(
            "deploy.database.engine_version",
            text("a version of PostgreSQL in quotes such as \"17\" or \"16.8\"", "1[3-9](?:\\.[0-9]{1,2})?"),
            Default.of("17"),
            "of PostgreSQL; a major version alone takes the minor one that AWS prefers");
    static final ConfigKey<Boolean> MULTI_AZ = new ConfigKey<>(
            "deploy.database.multi_az", flag(), Default.inProd(true, false), "a second instance in another zone");
    static final ConfigKey<Double> MIN_ACU = new ConfigKey<>(
            "deploy.database.min_acu",
            new AcuType(0, 256),
            Default.of(0.5),
            "of Aurora Serverless v2: 1 ACU is 2 GiB of memory with its processor; with 0 an idle database pauses");
    static final ConfigKey<Double> MAX_ACU = new ConfigKey<>(
            "deploy.database.max_acu",
            new AcuType(1, 256),
            Default.from(
                    "4, or `min_acu` where that is more",
                    settings -> Math.max(4.0, settings.written(MIN_ACU).orElse(0.0))),
            "of Aurora Serverless v2");
    static final ConfigKey<Integer> BACKUP_RETENTION_DAYS = new ConfigKey<>(
            "deploy.database.backup_retention_days", amount(1, 35, "days"), Default.of(7), "how long backups are kept");
    static final ConfigKey<Boolean> DELETION_PROTECTION = new ConfigKey<>(
            "deploy.database.deletion_protection",
            flag(),
            Default.inProd(true, false),
            "whether AWS refuses to delete the database");
    static final ConfigKey<Boolean> STORAGE_ENCRYPTED = new ConfigKey<>(
            "deploy.database.storage_encrypted",
            flag(),
            Default.of(true),
            "a key of earlier versions; the storage is always encrypted");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.database",
            "The PostgreSQL database, if the specification needs one.",
            List.of(
                    SIZE,
                    INSTANCE_CLASS,
                    STORAGE_GB,
                    ENGINE,
                    ENGINE_VERSION,
                    MULTI_AZ,
                    MIN_ACU,
                    MAX_ACU,
                    BACKUP_RETENTION_DAYS,
                    DELETION_PROTECTION,
                    STORAGE_ENCRYPTED),
            List.of(
                    new Rule(
                            "`size` and `instance_class` say the same where both are set",
                            List.of(SIZE, INSTANCE_CLASS),
                            DatabaseTable::sizeAgrees),
                    new Rule("`min_acu` ≤ `max_acu`", List.of(MIN_ACU, MAX_ACU), DatabaseTable::acusAreInOrder),
                    new Rule(
                            "`min_acu` and `max_acu` have no effect on a provisioned database (a warning)",
                            List.of(SIZE, INSTANCE_CLASS, MIN_ACU, MAX_ACU),
                            DatabaseTable::acusAreForServerless),
                    new Rule("`storage_encrypted` is true", List.of(STORAGE_ENCRYPTED), DatabaseTable::isEncrypted)));

    private DatabaseTable() {}

    private static void sizeAgrees(Settings settings, Consumer<Problem> problems) {
        settings.written(SIZE)
                .ifPresent(size -> settings.written(INSTANCE_CLASS)
                        .filter(written -> !written.equals(size))
                        .ifPresent(written -> problems.accept(ConfigProblems.contradiction(
                                        settings.place(INSTANCE_CLASS),
                                        "'instance_class' is \"" + written + "\", and 'size' is \"" + size + "\"")
                                .expecting("one of the two"))));
    }

    private static void acusAreInOrder(Settings settings, Consumer<Problem> problems) {
        double least = settings.get(MIN_ACU);
        double most = settings.get(MAX_ACU);
        if (least > most) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(MIN_ACU, MAX_ACU),
                            "'min_acu' is " + MIN_ACU.type().show(least) + ", and 'max_acu' "
                                    + MAX_ACU.type().show(most))
                    .expecting("'min_acu' of at most 'max_acu'"));
        }
    }

    private static void acusAreForServerless(Settings settings, Consumer<Problem> problems) {
        Optional<String> provisioned = settings.find(INSTANCE_CLASS);
        for (ConfigKey<?> key : List.of(MIN_ACU, MAX_ACU)) {
            if (provisioned.isPresent() && settings.isWritten(key)) {
                problems.accept(ConfigProblems.noEffect(
                        settings.place(key),
                        "'" + key.name() + "' has no effect on a database of class \"" + provisioned.get() + "\""));
            }
        }
    }

    private static void isEncrypted(Settings settings, Consumer<Problem> problems) {
        if (!settings.get(STORAGE_ENCRYPTED)) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(STORAGE_ENCRYPTED),
                            "'storage_encrypted' is false, and the storage is always encrypted")
                    .expecting("true, or no such key"));
        }
    }

    static DeployConfig.Database read(Settings settings) {
        return new DeployConfig.Database(
                settings.find(INSTANCE_CLASS),
                settings.get(STORAGE_GB),
                settings.get(ENGINE_VERSION),
                settings.get(MULTI_AZ),
                settings.get(MIN_ACU),
                settings.get(MAX_ACU),
                settings.get(BACKUP_RETENTION_DAYS),
                settings.get(DELETION_PROTECTION));
    }
}
