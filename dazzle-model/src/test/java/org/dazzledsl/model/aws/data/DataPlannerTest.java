package org.dazzledsl.model.aws.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.RecordChange;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.data.Database.AcuRange;
import org.dazzledsl.model.aws.data.Database.AuroraCluster;
import org.dazzledsl.model.aws.data.Database.AuroraInstance;
import org.dazzledsl.model.aws.data.Database.RdsInstance;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.DeployConfig.ExistingVpc;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataPlannerTest {

    private static final InfraRequirements EVERYTHING = SampleApplication.needs();
    private static final DeployConfig DEV = SampleApplication.config(Environment.DEV);
    private static final DeployConfig STAGING = SampleApplication.config(Environment.STAGING);
    private static final DeployConfig PROD = SampleApplication.config(Environment.PROD);
    private static final DeployConfig SERVERLESS = change(DEV, "database.instanceClass", Optional.empty());

    @Test
    void onlyWhatIsNeeded() {
        InfraRequirements entities = SampleApplication.smallNeeds();
        DataStack small = plan(entities, DEV).stack();
        assertTrue(small.database().isPresent());
        assertEquals(Optional.empty(), small.bucket());
        assertEquals(Optional.empty(), small.cache());
        InfraRequirements files =
                RecordChange.with(RecordChange.with(entities, "database", Need.NONE), "storage", EVERYTHING.storage());
        StackPlan<DataStack> bucketAlone =
                plan(files, change(DEV, "database.instanceClass", Optional.of("db.t3.micro")));
        assertEquals(Optional.empty(), bucketAlone.stack().database());
        assertTrue(bucketAlone.stack().bucket().isPresent());
        assertEquals(1, bucketAlone.notes().size(), "nothing about a database that isn't there");
    }

    @Test
    void withoutAClassTheDatabaseScalesByItself() {
        AuroraCluster cluster = (AuroraCluster) database(SERVERLESS);
        assertEquals(Optional.of(new AcuRange(0.5, 4)), cluster.scaling());
        assertEquals(
                List.of("db.serverless"),
                cluster.instances().stream().map(AuroraInstance::instanceClass).toList());
        assertEquals(cluster, database(change(DEV, "database.instanceClass", Optional.of("db.serverless"))));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void aClassOfAuroraIsProvisionedWithAReaderInAnotherZoneWhereConfigured(Environment environment) {
        AuroraCluster cluster = (AuroraCluster) database(SampleApplication.config(environment));
        assertEquals(Optional.empty(), cluster.scaling());
        boolean prod = environment.isProduction();
        assertEquals(
                prod ? List.of("DatabaseWriter", "DatabaseReader") : List.of("DatabaseWriter"),
                cluster.instances().stream()
                        .map(instance -> instance.planned().id())
                        .toList());
        assertEquals(
                prod ? List.of(OptionalInt.of(0), OptionalInt.of(1)) : List.of(OptionalInt.of(0)),
                cluster.instances().stream().map(AuroraInstance::zone).toList());
        cluster.instances().forEach(instance -> assertEquals("db.t3.medium", instance.instanceClass()));
    }

    @Test
    void nobodyKnowsTheZonesOfANamedVpc() {
        ExistingVpc vpc = new ExistingVpc("vpc-1", List.of(), List.of("a", "b"), List.of(), List.of());
        AuroraCluster cluster = (AuroraCluster) database(change(PROD, "network.existing", Optional.of(vpc)));
        assertEquals(
                List.of(OptionalInt.empty(), OptionalInt.empty()),
                cluster.instances().stream().map(AuroraInstance::zone).toList());
    }

    @Test
    void aClassThatAuroraLacksIsAnRdsInstanceAndThePlanSaysSo() {
        DeployConfig config = change(PROD, "database.instanceClass", Optional.of("db.t3.micro"));
        RdsInstance instance = (RdsInstance) database(config);
        assertEquals("db.t3.micro", instance.instanceClass());
        assertEquals(100, instance.storageGb());
        assertTrue(instance.multiAz());
        assertEquals("DBInstanceIdentifier", instance.metricDimension());
        assertEquals(
                List.of("Aurora doesn't offer db.t3.micro, so the database is an RDS instance with 100 GB"),
                texts(plan(SampleApplication.smallNeeds(), config)));
    }

    @Test
    void thePlanSaysWhatAWrittenStorageMeansToAurora() {
        TreeMap<String, Span> keys = new TreeMap<>(PROD.places().byKey());
        keys.put("deploy.database.storage_gb", Span.at("dazzle.toml", 12, 1));
        DeployConfig config =
                RecordChange.with(PROD, "places", new ConfigPlaces(PROD.places().file(), keys));
        assertEquals(
                List.of("The storage of Aurora grows with the data; 100 GB is where an alarm warns"),
                texts(plan(EVERYTHING, config)));
        assertEquals(List.of(), texts(plan(EVERYTHING, PROD)));
    }

    @ParameterizedTest
    @CsvSource({
        "db.t3.medium, 16.6, aurora-postgresql, aurora-postgresql16",
        "db.t3.medium, 17, aurora-postgresql, aurora-postgresql17",
        "db.t3.micro, 16.6, postgres, postgres16",
        "db.t3.micro, 15, postgres, postgres15"
    })
    void parametersAreThoseOfTheMajorVersion(String instanceClass, String version, String engine, String family) {
        DatabaseSettings settings = database(change(
                        change(DEV, "database.instanceClass", Optional.of(instanceClass)),
                        "database.engineVersion",
                        version))
                .settings();
        assertEquals(version, settings.engineVersion());
        assertEquals(engine, settings.engine());
        assertEquals(family, settings.parameterFamily());
    }

    @Test
    void namesWithinTheServerComeFromTheApplications() {
        DatabaseSettings settings = database(DEV).settings();
        assertEquals("bank_db", settings.name());
        assertEquals("bank_owner", settings.user());
        ResourceNames long64 = ResourceNames.of("User " + "x".repeat(80), Environment.DEV, Optional.empty());
        assertTrue(DatabaseNames.database(long64).matches("user_[a-z0-9_]{1,58}"), DatabaseNames.database(long64));
        assertTrue(DatabaseNames.user(long64).matches("user_[a-z0-9_]{1,58}"), DatabaseNames.user(long64));
    }

    @Test
    void logsGoWhereRdsPutsThem() {
        assertEquals(List.of("/aws/rds/cluster/bank-dev/postgresql"), logNames(database(DEV)));
        assertEquals(
                List.of("/aws/rds/instance/bank-dev/postgresql", "/aws/rds/instance/bank-dev/upgrade"),
                logNames(database(change(DEV, "database.instanceClass", Optional.of("db.t3.micro")))));
        assertEquals("bank-dev", database(DEV).planned().name());
    }

    private static List<String> logNames(Database database) {
        return database.settings().logs().stream()
                .map(log -> log.planned().name())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void whatHoldsDataSurvivesOutsideDev(Environment environment) {
        DataStack data = plan(EVERYTHING, SampleApplication.config(environment)).stack();
        boolean survives = environment != Environment.DEV;
        assertEquals(survives, data.database().orElseThrow().settings().finalSnapshot());
        assertEquals(survives, data.bucket().orElseThrow().retained());
        assertEquals(survives, data.bucket().orElseThrow().accessLogs().isPresent());
        assertEquals(survives, data.cache().orElseThrow().finalSnapshot());
    }

    @Test
    void aTeardownOfDevNeedsAnEmptyBucketAndThePlanSaysSo() {
        assertEquals(
                List.of(
                        "The bucket keeps no access logs in dev, and must be emptied by hand before its stack is deleted:"
                                + " CloudFormation can't delete a bucket that holds objects"),
                texts(plan(EVERYTHING, DEV)));
        assertEquals(List.of(), texts(plan(EVERYTHING, STAGING)));
    }

    @Test
    void theCacheFailsOverInProd() {
        Cache cache = plan(EVERYTHING, PROD).stack().cache().orElseThrow();
        assertEquals(2, cache.nodes());
        assertTrue(cache.failsOver());
        assertEquals(7, cache.snapshotRetentionDays());
        Cache staging = plan(EVERYTHING, STAGING).stack().cache().orElseThrow();
        assertEquals(1, staging.nodes());
        assertEquals(0, staging.snapshotRetentionDays());
    }

    @Test
    void theReasonsAreWhatAskedForAResourceAndWhatShapedIt() {
        DataStack data = plan(EVERYTHING, change(PROD, "storage.corsAllowedOrigins", List.of("https://bank.example")))
                .stack();
        AuroraCluster cluster = (AuroraCluster) data.database().orElseThrow();
        assertEquals(
                List.of(
                        "entity Customer",
                        "deploy.database.instance_class",
                        "deploy.database.backup_retention_days",
                        "deploy.database.deletion_protection"),
                elements(cluster));
        assertEquals(
                List.of("entity Customer", "deploy.database.instance_class", "deploy.database.multi_az"),
                elements(cluster.instances().get(1)));
        assertEquals(
                List.of("entity Customer.statement", "deploy.storage.versioned", "deploy.storage.cors_allowed_origins"),
                elements(data.bucket().orElseThrow()));
        assertEquals(
                List.of("integration crm", "deploy.environment"),
                elements(data.cache().orElseThrow()));
    }

    private static List<String> elements(AwsResource resource) {
        return resource.planned().reasons().stream().map(Reason::element).toList();
    }

    @Test
    void notesReachThePlan() {
        List<Note> notes = AwsPlanner.plan(EVERYTHING, SampleApplication.project(), DEV)
                .requirements()
                .notes();
        assertTrue(notes.containsAll(plan(EVERYTHING, DEV).notes()));
    }

    private static Database database(DeployConfig config) {
        return plan(EVERYTHING, config).stack().database().orElseThrow();
    }

    private static List<String> texts(StackPlan<DataStack> plan) {
        return plan.notes().stream().map(Note::text).toList();
    }

    private static StackPlan<DataStack> plan(InfraRequirements needs, DeployConfig config) {
        return DataPlanner.plan(
                new PlanContext(needs, config, ResourceNames.of("bank", config.environment(), Optional.empty())));
    }

    private static DeployConfig change(DeployConfig config, String path, Object value) {
        return RecordChange.with(config, path, value);
    }
}
