package org.dazzledsl.model.aws.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.messaging.DeadLetterQueue;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.observability.Condition.Comparison;
import org.dazzledsl.model.aws.observability.Condition.MissingData;
import org.dazzledsl.model.aws.observability.Dashboard.AlarmStates;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Row;
import org.dazzledsl.model.aws.observability.Measure.Dimension;
import org.dazzledsl.model.aws.observability.Measure.Formula;
import org.dazzledsl.model.aws.observability.Measure.Metric;
import org.dazzledsl.model.aws.observability.Measure.Term;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleWires;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ObservabilityPlannerTest {

    private static final Reason CHANNEL = new Reason("channel c", Span.at("dsl/a.dsl", 3, 1), "it asked for it");

    /** Every number here is a promise to whoever is woken by it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FailedRequests                    | ABOVE    | 5           | 300 | 1 | NOT_BREACHING",
                "SlowResponses                     | ABOVE    | 2           | 300 | 3 | NOT_BREACHING",
                "UnhealthyTasks                    | AT_LEAST | 1           |  60 | 5 | UNCHANGED",
                "CpuWebService                     | ABOVE    | 85          | 300 | 3 | NOT_BREACHING",
                "MemoryWorkerService               | ABOVE    | 90          | 300 | 3 | NOT_BREACHING",
                "MissingTasksWorkerService         | AT_LEAST | 1           | 300 | 3 | NOT_BREACHING",
                "DatabaseCpu                       | ABOVE    | 80          | 300 | 3 | UNCHANGED",
                "DatabaseConnections               | ABOVE    | 324         |  60 | 5 | UNCHANGED",
                "DatabaseStorage                   | ABOVE    | 107374182400| 300 | 1 | NOT_BREACHING",
                "CacheCpuNode1                     | ABOVE    | 80          | 300 | 3 | UNCHANGED",
                "CacheMemoryNode1                  | ABOVE    | 90          | 300 | 3 | UNCHANGED",
                "WaitingQueueOrders                | ABOVE    | 900         |  60 | 5 | NOT_BREACHING",
                "NotEmptyDeadLetterQueueOrders     | AT_LEAST | 1           |  60 | 1 | NOT_BREACHING",
                "UndeliveredStreamRuleAudit        | AT_LEAST | 1           |  60 | 1 | NOT_BREACHING",
                "EmailBounces                      | ABOVE    | 0.05        | 300 | 1 | NOT_BREACHING",
                "EmailComplaints                   | ABOVE    | 0.001       | 300 | 1 | NOT_BREACHING",
                "EmailEventsUndelivered            | AT_LEAST | 1           |  60 | 1 | NOT_BREACHING",
                "MissedSchedules                   | AT_LEAST | 1           |  60 | 1 | NOT_BREACHING",
                "TigerBeetleStatusReplica2         | AT_LEAST | 1           |  60 | 5 | BREACHING",
                "TigerBeetleReplicaReplica0        | AT_LEAST | 1           |  60 | 5 | BREACHING",
                "TigerBeetleSyncReplica0           | AT_LEAST | 1           | 300 | 3 | UNCHANGED",
                "TigerBeetleDiskFillingReplica0    | ABOVE    | 70          |  60 | 5 | UNCHANGED",
                "TigerBeetleDiskNearlyFullReplica0 | ABOVE    | 85          |  60 | 5 | UNCHANGED",
                "TigerBeetleCpuReplica0            | ABOVE    | 85          | 300 | 3 | UNCHANGED",
                "TigerBeetleMemoryReplica0         | ABOVE    | 95          | 300 | 3 | UNCHANGED",
                "TigerBeetleBurstReplica0          | BELOW    | 20          | 300 | 3 | UNCHANGED",
                "TigerBeetleIopsReplica0           | ABOVE    | 9000        | 300 | 3 | NOT_BREACHING",
                "TigerBeetleThroughputReplica0     | ABOVE    | 450         | 300 | 3 | NOT_BREACHING",
            })
    void anAlarmIsRaisedWhen(
            String about, Comparison comparison, double threshold, int period, int periods, MissingData missing) {
        assertEquals(
                new Condition(comparison, threshold, period, periods, periods, missing),
                alarm(sample(), about).condition());
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyQueueThatWorkersReadIsWatchedAndEveryDeadLetterQueue(Environment environment) {
        AwsRequirements requirements = SampleApplication.planned(environment);
        List<String> expected = new ArrayList<>();
        requirements.messaging().orElseThrow().workerQueues().stream()
                .map(MessageQueue::queue)
                .forEach(queue -> expected.add("AlarmWaiting" + queue.planned().id()));
        requirements.messaging().orElseThrow().resources().stream()
                .filter(DeadLetterQueue.class::isInstance)
                .forEach(queue -> expected.add("AlarmNotEmpty" + queue.planned().id()));
        assertEquals(3 + 6, expected.size());
        List<String> planned = requirements.observability().alarms().stream()
                .map(alarm -> alarm.planned().id())
                .toList();
        assertEquals(
                List.of(), expected.stream().filter(id -> !planned.contains(id)).toList());
    }

    /** Longer than retries explain, but at half of the time that is left. */
    @ParameterizedTest
    @CsvSource({
        // visibility timeout, receives, retention; seconds
        "30, 3, 345600, 900",
        "600, 5, 345600, 6000",
        "43200, 10, 345600, 172800",
        "30, 3, 600, 300"
    })
    void aMessageMayWaitForItsRetries(int visibility, int receives, int retention, int seconds) {
        QueueNeed need = new QueueNeed(
                "jobs", OptionalInt.of(visibility), OptionalInt.of(receives), OptionalInt.of(retention), CHANNEL);
        AwsRequirements requirements = plan(needs(List.of(need), List.of()), config());
        assertEquals(
                seconds, alarm(requirements, "WaitingQueueJobs").condition().threshold());
    }

    @Test
    void failedRequestsAreARateOfThoseThatCameWhereThereAreSome() {
        Formula formula = (Formula) alarm(sample(), "FailedRequests").measure();
        assertEquals(
                "IF(FILL(refused, 0) + FILL(failed, 0) >= 5, "
                        + "100 * (FILL(refused, 0) + FILL(failed, 0)) / (FILL(requests, 0) + FILL(refused, 0)), 0)",
                formula.expression());
        assertEquals(
                List.of("HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count", "RequestCount"),
                formula.terms().stream().map(term -> term.metric().name()).toList());
    }

    @Test
    void aServiceWithFewerTasksThanWantedIsNoticedWithoutContainerInsightsToo() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(config().database(), new DeployConfig.Observability(true, 30, Optional.empty(), false, false)));
        Alarm alarm = alarm(requirements, "MissingTasksWebService");
        Metric metric = (Metric) alarm.measure();
        assertEquals(
                List.of("AWS/ECS", "CPUUtilization", "SampleCount"),
                List.of(metric.namespace(), metric.name(), metric.statistic()));
        assertEquals(new Condition(Comparison.BELOW, 2, 60, 5, 5, MissingData.NOT_BREACHING), alarm.condition());
    }

    @Test
    void aServerlessDatabaseIsWatchedForItsCapacity() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(
                        new DeployConfig.Database(Optional.empty(), 250, "16.6", true, 0.5, 8, 7, true),
                        config().observability()));
        Alarm capacity = alarm(requirements, "DatabaseCapacity");
        assertEquals("ACUUtilization", ((Metric) capacity.measure()).name());
        assertEquals(90, capacity.condition().threshold());
        assertTrue(elements(capacity).contains("deploy.database.max_acu"));
        Alarm storage = alarm(requirements, "DatabaseStorage");
        assertEquals("VolumeBytesUsed", ((Metric) storage.measure()).name());
        assertEquals(250.0 * (1L << 30), storage.condition().threshold());
        assertTrue(elements(storage).contains("deploy.database.storage_gb"));
    }

    @Test
    void aProvisionedDatabaseHasNoCapacityUnits() {
        assertFalse(about(sample()).contains("DatabaseCapacity"));
        assertEquals(
                List.of(
                        new Dimension("DBClusterIdentifier", Value.wired(DataWires.DATABASE_ID)),
                        new Dimension("Role", Value.text("WRITER"))),
                ((Metric) alarm(sample(), "DatabaseCpu").measure()).dimensions());
    }

    @Test
    void anRdsInstanceIsWatchedForTheStorageThatIsLeft() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(
                        new DeployConfig.Database(Optional.of("db.t3.micro"), 40, "16.6", false, 0.5, 4, 7, false),
                        config().observability()));
        Alarm storage = alarm(requirements, "DatabaseStorage");
        Metric metric = (Metric) storage.measure();
        assertEquals("FreeStorageSpace", metric.name());
        assertEquals(
                List.of(new Dimension("DBInstanceIdentifier", Value.wired(DataWires.DATABASE_ID))),
                metric.dimensions());
        assertEquals(
                new Condition(Comparison.BELOW, 6.0 * (1L << 30), 60, 5, 5, MissingData.UNCHANGED),
                storage.condition());
    }

    @Test
    void anUnknownClassHasNoAlarmAboutConnections() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(
                        new DeployConfig.Database(Optional.of("db.z1d.large"), 40, "16.6", false, 0.5, 4, 7, false),
                        config().observability()));
        assertFalse(about(requirements).contains("DatabaseConnections"));
    }

    @Test
    void eachNodeOfTheCacheIsWatched() {
        int nodes = sample().data().orElseThrow().cache().orElseThrow().nodes();
        assertTrue(nodes > 1, "the sample has replicas in prod");
        assertEquals(
                nodes,
                about(sample()).stream()
                        .filter(name -> name.startsWith("CacheCpuNode"))
                        .count());
        assertEquals(
                List.of(new Dimension(
                        "CacheClusterId", Value.joined(Value.wired(DataWires.CACHE_ID), Value.text("-002")))),
                ((Metric) alarm(sample(), "CacheCpuNode2").measure()).dimensions());
    }

    @Test
    void eachReplicaIsWatchedByItself() {
        assertEquals(
                10 * 3,
                about(sample()).stream()
                        .filter(name -> name.startsWith("TigerBeetle"))
                        .count());
        Formula iops = (Formula) alarm(sample(), "TigerBeetleIopsReplica1").measure();
        assertEquals("(reads1 + writes1) / PERIOD(reads1)", iops.expression());
        assertEquals(
                List.of(new Dimension("VolumeId", Value.element(TigerBeetleWires.VOLUME_IDS, 1))),
                iops.terms().get(0).metric().dimensions());
        Metric status = (Metric) alarm(sample(), "TigerBeetleReplicaReplica1").measure();
        assertEquals("bank-prod/tigerbeetle", status.namespace());
        assertEquals(List.of(new Dimension("replica", Value.text("1"))), status.dimensions());
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void alarmsHaveNamesOfTheirOwnAndReasons(Environment environment) {
        for (AwsRequirements requirements :
                List.of(SampleApplication.planned(environment), SampleApplication.smallPlanned(environment))) {
            Set<String> names = new HashSet<>();
            for (Alarm alarm : requirements.observability().alarms()) {
                assertTrue(names.add(alarm.name()), alarm.name());
                assertTrue(alarm.name().startsWith("bank-" + environment.word() + "-"), alarm.name());
                assertTrue(alarm.name().length() <= 255, alarm.name());
                assertTrue(alarm.description().endsWith("."), alarm.description());
            }
        }
    }

    @Test
    void theDashboardHasARowForEachThingThatExists() {
        assertEquals(
                List.of(
                        "Alarms",
                        "Requests",
                        "Web service",
                        "Workers",
                        "Database",
                        "Cache",
                        "Queues",
                        "Event buses",
                        "E-mail",
                        "Schedules",
                        "TigerBeetle"),
                rows(sample()));
        assertEquals(
                List.of("Alarms", "Requests", "Web service", "Database"),
                rows(SampleApplication.smallPlanned(Environment.PROD)));
    }

    @Test
    void theDashboardShowsEveryAlarm() {
        List<Value> shown = dashboard(sample()).rows().stream()
                .flatMap(row -> row.widgets().stream())
                .filter(AlarmStates.class::isInstance)
                .flatMap(states -> ((AlarmStates) states).alarmArns().stream())
                .toList();
        assertEquals(sample().observability().alarms().stream().map(Alarm::arn).toList(), shown);
    }

    @Test
    void aFormulasNamesAreItsOwnWithinAGraph() {
        graphs(sample()).forEach(graph -> {
            Set<String> ids = new HashSet<>();
            graph.lines().stream()
                    .map(Line::measure)
                    .filter(Formula.class::isInstance)
                    .flatMap(formula -> ((Formula) formula).terms().stream())
                    .map(Term::id)
                    .forEach(id -> assertTrue(ids.add(id), graph.title() + ": " + id));
        });
    }

    /** CloudWatch: 500 widgets and 2,500 metrics in a dashboard, 500 metrics in a graph, 100 alarms in a widget. */
    @ParameterizedTest
    @CsvSource({"1", "25", "26", "100", "101", "400"})
    void aDashboardHoldsWhatCloudWatchShowsHoweverManyQueuesThereAre(int count) {
        List<QueueNeed> queues = IntStream.range(0, count)
                .mapToObj(i -> new QueueNeed(
                        "queue_" + word(i), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), CHANNEL))
                .toList();
        List<StreamNeed> streams = IntStream.range(0, Math.min(count, 100))
                .mapToObj(
                        i -> new StreamNeed("stream_" + word(i), OptionalInt.empty(), Optional.empty(), false, CHANNEL))
                .toList();
        AwsRequirements requirements = plan(needs(queues, streams), config());
        Dashboard dashboard = dashboard(requirements);
        long widgets = dashboard.rows().stream()
                .mapToLong(row -> 1 + row.widgets().size())
                .sum();
        assertTrue(widgets <= 500, () -> widgets + " widgets");
        assertTrue(graphs(requirements)
                        .mapToLong(ObservabilityPlannerTest::metrics)
                        .sum()
                <= 2500);
        assertTrue(graphs(requirements).allMatch(graph -> metrics(graph) <= 60));
        assertTrue(dashboard.rows().stream()
                .flatMap(row -> row.widgets().stream())
                .filter(AlarmStates.class::isInstance)
                .allMatch(states -> ((AlarmStates) states).alarmArns().size() <= 100));
        boolean searches = graphs(requirements)
                .filter(graph -> graph.title().equals("Messages waiting"))
                .flatMap(graph -> graph.lines().stream())
                .anyMatch(line -> line.measure() instanceof Formula);
        assertEquals(count > 99, searches, "with the work queue, " + (count + 1) + " queues");
        assertEquals(
                2L * (count + 1),
                about(requirements).stream()
                        .filter(name -> name.startsWith("WaitingQueue")
                                || name.startsWith("WaitingWorkQueue")
                                || name.startsWith("NotEmptyDeadLetterQueueQueue")
                                || name.startsWith("NotEmptyWork"))
                        .count());
    }

    @Test
    void alarmsAreToldByMail() {
        AlarmTopic topic = sample().observability().topic();
        assertEquals(Optional.of("ops@bank.example"), topic.email());
        assertTrue(topic.key().isPresent());
        assertEquals(
                Value.text("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:bank-prod-*"),
                topic.alarms());
        assertEquals(List.of(), notes(sample(), "deploy.observability.alarm_email"));
    }

    @Test
    void nobodyIsToldWithoutAnAddressAndThePlanSaysSo() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(config().database(), new DeployConfig.Observability(true, 30, Optional.empty(), true, false)));
        assertEquals(Optional.empty(), requirements.observability().topic().email());
        assertEquals(
                List.of("Nobody is told of an alarm: name an address with alarm_email in [deploy.observability]"),
                notes(requirements, "deploy.observability.alarm_email"));
    }

    @Test
    void theOrganisationsKeyIsUsedInsteadOfOneOfTheStacksOwn() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(
                        config().database(),
                        config().observability(),
                        new DeployConfig.Organization(
                                Optional.empty(), Optional.of("arn:aws:kms:us-east-1:1:key/k"), Optional.empty())));
        assertEquals(Optional.empty(), requirements.observability().topic().key());
        assertTrue(notes(requirements, "deploy.kms_key_arn")
                .contains("The key policy of arn:aws:kms:us-east-1:1:key/k must let cloudwatch.amazonaws.com use it, "
                        + "or no alarm is sent"));
    }

    @Test
    void noDashboardWhereNoneIsWanted() {
        AwsRequirements requirements = plan(
                SampleApplication.needs(),
                config(config().database(), new DeployConfig.Observability(false, 30, Optional.empty(), true, false)));
        assertEquals(Optional.empty(), requirements.observability().dashboard());
        assertFalse(requirements.observability().alarms().isEmpty());
    }

    private static AwsRequirements sample() {
        return SampleApplication.planned(Environment.PROD);
    }

    private static Alarm alarm(AwsRequirements requirements, String about) {
        return requirements.observability().alarms().stream()
                .filter(alarm -> alarm.planned().id().equals("Alarm" + about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + about + " among " + about(requirements)));
    }

    private static List<String> about(AwsRequirements requirements) {
        return requirements.observability().alarms().stream()
                .map(alarm -> alarm.planned().id().substring("Alarm".length()))
                .toList();
    }

    private static List<String> elements(Alarm alarm) {
        return alarm.planned().reasons().stream().map(Reason::element).toList();
    }

    private static Dashboard dashboard(AwsRequirements requirements) {
        return requirements.observability().dashboard().orElseThrow();
    }

    private static List<String> rows(AwsRequirements requirements) {
        return dashboard(requirements).rows().stream().map(Row::title).toList();
    }

    private static Stream<Graph> graphs(AwsRequirements requirements) {
        return dashboard(requirements).rows().stream()
                .flatMap(row -> row.widgets().stream())
                .filter(Graph.class::isInstance)
                .map(Graph.class::cast);
    }

    private static long metrics(Graph graph) {
        return graph.lines().stream()
                .mapToLong(line -> line.measure() instanceof Formula formula
                        ? 1 + formula.terms().size()
                        : 1)
                .sum();
    }

    private static List<String> notes(AwsRequirements requirements, String element) {
        return requirements.notes().stream()
                .filter(note -> note.reason().element().equals(element))
                .map(Note::text)
                .toList();
    }

    /** A name of letters for a number: no two are the same. */
    private static String word(int number) {
        return Integer.toString(number, 26)
                .chars()
                .map(c -> c <= '9' ? 'a' + c - '0' : c + 10)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static InfraRequirements needs(List<QueueNeed> queues, List<StreamNeed> streams) {
        InfraRequirements base = SampleApplication.needs();
        return new InfraRequirements(
                base.application(),
                base.database(),
                base.tables(),
                base.storage(),
                base.cache(),
                base.queue(),
                base.workers(),
                base.webhooks(),
                queues,
                streams,
                base.email(),
                base.schedules(),
                base.ledger(),
                base.secrets(),
                base.tenancy(),
                base.sensitiveFields());
    }

    private static AwsRequirements plan(InfraRequirements needs, DeployConfig config) {
        return AwsPlanner.plan(needs, SampleApplication.project(), config).requirements();
    }

    private static DeployConfig config() {
        return SampleApplication.config(Environment.PROD);
    }

    private static DeployConfig config(DeployConfig.Database database, DeployConfig.Observability observability) {
        return config(database, observability, config().organization());
    }

    private static DeployConfig config(
            DeployConfig.Database database,
            DeployConfig.Observability observability,
            DeployConfig.Organization organization) {
        DeployConfig base = config();
        return new DeployConfig(
                base.enabled(),
                base.environment(),
                base.region(),
                base.account(),
                base.tags(),
                organization,
                base.network(),
                base.compute(),
                database,
                base.storage(),
                base.messaging(),
                base.dns(),
                observability,
                base.tigerbeetle(),
                base.email(),
                base.secrets(),
                base.output(),
                base.preflight(),
                base.places());
    }
}
