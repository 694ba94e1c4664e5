package org.dazzledsl.model.aws.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.EmailNeed;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.InfraRequirements.Timing;
import org.dazzledsl.model.infra.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagingPlannerTest {

    private static final Reason CHANNEL = reason("channel c");

    @Test
    void aQueueHasWhatItsChannelSays() {
        Queue orders = sample().channelQueues().get(0).queue();
        assertEquals("bank-prod-orders", orders.name());
        assertEquals(60, orders.visibilityTimeoutSeconds());
        assertEquals(86_400, orders.retentionSeconds());
        assertEquals(5, orders.maxReceives());
        assertEquals(List.of("channel orders"), elements(orders));
    }

    @Test
    void aQueueHasTheConfigurationsDefaultsForTheRestAndNamesTheirKeys() {
        Queue refunds = sample().channelQueues().get(1).queue();
        assertEquals(30, refunds.visibilityTimeoutSeconds());
        assertEquals(4 * 86_400, refunds.retentionSeconds());
        assertEquals(3, refunds.maxReceives());
        assertEquals(
                List.of(
                        "channel refunds",
                        "deploy.messaging.queue_visibility_timeout",
                        "deploy.messaging.message_retention_days",
                        "deploy.messaging.dead_letter_max_receives"),
                elements(refunds));
    }

    @Test
    void deadLettersOfAQueueComeFromItAloneAndWaitForTwoWeeks() {
        DeadLetterQueue deadLetters = sample().channelQueues().get(0).deadLetters();
        assertEquals("bank-prod-orders-dlq", deadLetters.name());
        assertEquals(Optional.of("bank-prod-orders"), deadLetters.source());
        assertEquals(14 * 86_400, deadLetters.retentionSeconds());
        assertEquals(List.of(), deadLetters.senders());
    }

    @Test
    void aQueueIsAddressedByItsName() {
        Queue orders = sample().channelQueues().get(0).queue();
        assertEquals(
                Value.text("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:bank-prod-orders"),
                orders.arn());
        assertEquals(
                Value.text("https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/bank-prod-orders"),
                orders.url());
    }

    @Test
    void theWorkQueueIsThereForWhateverNeedsWorkers() {
        MessageQueue work = sample().workQueue().orElseThrow();
        assertEquals("bank-prod-work", work.queue().name());
        assertEquals(
                List.of("process settle", "schedule nightly", "schedule poll"),
                elements(work.queue()).stream().distinct().limit(3).toList());
    }

    @Test
    void noWorkQueueWithoutWork() {
        MessagingStack stack =
                plan(needs(List.of(queue("orders")), List.of(), List.of())).stack();
        assertEquals(Optional.empty(), stack.workQueue());
        assertEquals(List.of("orders"), names(stack.workerQueues()));
    }

    @Test
    void workersReadTheWorkQueueAndThoseOfTheChannels() {
        assertEquals(List.of("work", "orders", "refunds"), names(sample().workerQueues()));
    }

    /** A channel that is called like one of the product's own queues, or like what became of such a channel. */
    @ParameterizedTest
    @CsvSource({
        "orders, bank-prod-orders",
        "work, bank-prod-work-channel",
        "work_channel, bank-prod-work-channel-channel",
        "orders_dlq, bank-prod-orders-dlq-channel",
        "email_events, bank-prod-email-events-channel",
        "schedules, bank-prod-schedules-channel"
    })
    void noChannelTakesTheNameOfAnotherQueue(String channel, String physical) {
        MessagingStack stack =
                plan(needs(List.of(queue(channel)), List.of(), List.of())).stack();
        assertEquals(physical, stack.channelQueues().get(0).queue().name());
    }

    @Test
    void allQueuesHaveNamesOfTheirOwnWhateverTheChannelsAreCalled() {
        List<QueueNeed> channels = Stream.of(
                        "work",
                        "work_dlq",
                        "work_channel",
                        "work_channel_dlq",
                        "schedules",
                        "schedules_dlq",
                        "email_events",
                        "a",
                        "a_dlq",
                        "a_channel",
                        "x".repeat(90),
                        "x".repeat(91))
                .map(MessagingPlannerTest::queue)
                .toList();
        MessagingStack stack = plan(needs(
                        channels,
                        List.of(stream("audit", OptionalInt.empty(), true)),
                        SampleApplication.needs().schedules()))
                .stack();
        Map<String, Long> counts = stack.resources().stream()
                .filter(SqsQueue.class::isInstance)
                .map(resource -> ((SqsQueue) resource).name())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        assertEquals(
                List.of(),
                counts.entrySet().stream().filter(e -> e.getValue() > 1).toList());
        assertTrue(counts.keySet().stream().allMatch(name -> name.matches("[A-Za-z0-9_-]{1,80}")), counts::toString);
    }

    @Test
    void removingAChannelRenamesNoOther() {
        List<QueueNeed> all = IntStream.range(0, 5)
                .mapToObj(i -> queue("q_" + (char) ('a' + i)))
                .toList();
        List<AwsResource> before =
                plan(needs(all, List.of(), List.of())).stack().contents();
        List<AwsResource> after =
                plan(needs(all.subList(1, 5), List.of(), List.of())).stack().contents();
        assertEquals(before.subList(2, 10), after);
    }

    @Test
    void aStreamIsABusWithAnArchiveAndADeadLetterQueue() {
        EventStream audit = sample().streams().get(0);
        assertEquals("bank-prod-audit", audit.bus().name());
        assertEquals(30, audit.archive().retentionDays());
        assertEquals("bank-prod-audit-dlq", audit.deadLetters().name());
        assertEquals(Optional.empty(), audit.deadLetters().source());
        assertEquals(
                List.of(new ServiceSender(
                        "events.amazonaws.com", List.of(audit.bus().arn(), events("rule/bank-prod-audit/*")))),
                audit.deadLetters().senders());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "86400, 1", "86401, 2", "2592000, 30", ", 4"})
    void anArchiveKeepsEventsForWholeDays(Integer seconds, int days) {
        OptionalInt retention = seconds == null ? OptionalInt.empty() : OptionalInt.of(seconds);
        EventStream stream = plan(needs(List.of(), List.of(stream("audit", retention, false)), List.of()))
                .stack()
                .streams()
                .get(0);
        assertEquals(days, stream.archive().retentionDays());
        assertEquals(
                seconds == null
                        ? List.of("channel c", "deploy.messaging.message_retention_days")
                        : List.of("channel c"),
                elements(stream.archive()));
    }

    @Test
    void eventsReachTheWorkersWhereTheApplicationReceivesThem() {
        EventStream audit = sample().streams().get(0);
        assertEquals(
                "{\"stream\": \"audit\", \"event\": <aws.events.event.json>}",
                audit.toWorkers().orElseThrow().input());
        assertEquals(
                List.of(new ServiceSender("events.amazonaws.com", List.of(events("rule/bank-prod-*")))),
                sample().workQueue().orElseThrow().queue().senders());
    }

    @Test
    void eventsThatNobodyReceivesAreOnlyKept() {
        MessagingStack stack = plan(needs(
                        List.of(),
                        List.of(stream("audit", OptionalInt.empty(), false)),
                        SampleApplication.needs().schedules()))
                .stack();
        assertEquals(Optional.empty(), stack.streams().get(0).toWorkers());
        assertEquals(List.of(), stack.workQueue().orElseThrow().queue().senders());
    }

    @Test
    void schedulesPutAMessageIntoTheWorkQueue() {
        Scheduling scheduling = sample().scheduling().orElseThrow();
        assertEquals("bank-prod", scheduling.group().name());
        assertEquals("bank-prod-schedules-dlq", scheduling.deadLetters().name());
        Scheduling.Schedule nightly = scheduling.schedules().get(0);
        assertEquals("bank-prod-nightly", nightly.name());
        assertEquals("cron(0 2 ? * MON-FRI *)", nightly.expression());
        assertEquals("Europe/London", nightly.timezone());
        assertEquals("{\"schedule\": \"nightly\"}", nightly.input());
        assertEquals("rate(15 minutes)", scheduling.schedules().get(1).expression());
    }

    /** What is still to be handed over when the next run is due comes too late. */
    @ParameterizedTest
    @CsvSource({"60, 60", "900, 900", "3600, 3600", "86400, 3600"})
    void aRunIsTriedNoLongerThanUntilTheNext(int period, int longest) {
        ScheduleNeed need = new ScheduleNeed("s", "S", new Timing.Interval(period), "UTC", CHANNEL);
        Scheduling.Schedule schedule = plan(needs(List.of(), List.of(), List.of(need)))
                .stack()
                .scheduling()
                .orElseThrow()
                .schedules()
                .get(0);
        assertEquals(longest, schedule.retry().maximumAgeSeconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 30 2 *    | true",
                "0 0 31 2,4 *  | true",
                "0 0 29 2 *    | false",
                "0 0 1,31 2 *  | false",
                "0 0 31 */2 *  | false"
            })
    void aScheduleThatNeverComesIsRefusedAtItsPlace(String cron, boolean refused) {
        ScheduleNeed need = new ScheduleNeed("leap", "Leap", new Timing.Cron(cron), "UTC", CHANNEL);
        List<Problem> refusals =
                plan(needs(List.of(), List.of(), List.of(need))).refusals();
        assertEquals(
                refused
                        ? List.of("'leap' is never due: none of its months has such a day; "
                                + "expected a day of the month that one of the months has")
                        : List.of(),
                refusals.stream().map(Problem::sentence).toList());
        assertTrue(refusals.stream().allMatch(problem -> problem.span().equals(CHANNEL.span())));
    }

    @Test
    void emailHasASenderATemplateForEachMessageAndAQueueForWhatWentWrong() {
        EmailSending email = sample().email().orElseThrow();
        assertEquals(Optional.of("no-reply@bank.example"), email.fromAddress());
        assertEquals("bank.example", email.identity().orElseThrow().domain());
        assertEquals("bank-prod", email.configurationSet().name());
        assertEquals(
                List.of("bank-prod-Welcome"),
                email.templates().stream().map(EmailSending.Template::name).toList());
        assertEquals(
                List.of("BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE"),
                email.feedbackRule().events());
        assertEquals("bank-prod-email-events", email.feedback().queue().name());
        assertEquals(
                List.of(new ServiceSender("events.amazonaws.com", List.of(events("rule/bank-prod-email-events")))),
                email.feedback().queue().senders());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // domain, configured address, address in the DSL, host name of the application; sender, identity
                "bank.example, hi@bank.example, no-reply@x.example, -, hi@bank.example, bank.example",
                "bank.example, -, no-reply@bank.example, -, no-reply@bank.example, bank.example",
                "Bank.Example, -, -, -, no-reply@Bank.Example, bank.example",
                "-, -, no-reply@bank.example, -, no-reply@bank.example, bank.example",
                "-, -, -, app.bank.example, no-reply@app.bank.example, app.bank.example",
                "-, -, -, -, -, -"
            })
    void theSenderIsTheConfiguredOneElseThatOfTheDsl(
            String domain, String configured, String inDsl, String host, String sender, String identity) {
        EmailSending email = plan(
                        emailFrom(inDsl),
                        config(
                                new DeployConfig.Email(
                                        Optional.ofNullable(domain),
                                        Optional.ofNullable(configured),
                                        DeployConfig.EmailIdentity.CREATE),
                                Optional.ofNullable(host),
                                Optional.empty()))
                .stack()
                .email()
                .orElseThrow();
        assertEquals(Optional.ofNullable(sender), email.fromAddress());
        assertEquals(Optional.ofNullable(identity), email.identity().map(EmailSending.SenderDomain::domain));
    }

    @Test
    void anExistingIdentityIsNotMade() {
        EmailSending email = plan(
                        SampleApplication.needs(),
                        config(
                                new DeployConfig.Email(
                                        Optional.of("bank.example"),
                                        Optional.empty(),
                                        DeployConfig.EmailIdentity.EXISTING),
                                Optional.empty(),
                                Optional.empty()))
                .stack()
                .email()
                .orElseThrow();
        assertEquals(
                new EmailSending.SenderDomain("bank.example", Optional.empty()),
                email.identity().orElseThrow());
    }

    /** Records can only go into a zone that is certain to hold the domain. */
    @ParameterizedTest
    @CsvSource({
        "bank.example, bank.example, true",
        "mail.bank.example, bank.example, true",
        "bank.example, app.bank.example, false",
        "notbank.example, bank.example, false"
    })
    void dkimRecordsGoIntoTheApplicationsZone(String domain, String host, boolean within) {
        StackPlan<MessagingStack> plan = plan(
                SampleApplication.needs(),
                config(
                        new DeployConfig.Email(
                                Optional.of(domain), Optional.empty(), DeployConfig.EmailIdentity.CREATE),
                        Optional.of(host),
                        Optional.of("Z1")));
        EmailSending.Identity identity = plan.stack()
                .email()
                .flatMap(EmailSending::identity)
                .flatMap(EmailSending.SenderDomain::created)
                .orElseThrow();
        assertEquals(within ? Optional.of("Z1") : Optional.empty(), identity.hostedZoneId());
        assertEquals(
                !within,
                texts(plan)
                        .contains("SES sends no e-mail before the three DKIM records that it shows for " + domain
                                + " are in its DNS"));
    }

    @Test
    void whatPeopleShouldKnowIsSaid() {
        StackPlan<MessagingStack> plan = plan(
                emailFrom("someone@elsewhere.example"),
                config(
                        new DeployConfig.Email(
                                Optional.of("bank.example"), Optional.empty(), DeployConfig.EmailIdentity.EXISTING),
                        Optional.empty(),
                        Optional.empty()));
        assertEquals(
                List.of(
                        "Events of audit are not kept in order by customer: an EventBridge bus has no partitions",
                        "SES refuses e-mail from someone@elsewhere.example, which is not an address of bank.example"),
                texts(plan));
        StackPlan<MessagingStack> nameless = plan(
                emailFrom(null),
                config(
                        new DeployConfig.Email(Optional.empty(), Optional.empty(), DeployConfig.EmailIdentity.CREATE),
                        Optional.empty(),
                        Optional.empty()));
        assertTrue(texts(nameless).contains("No e-mail can be sent until deploy.email.domain names a domain"));
    }

    @Test
    void moreBusesThanARegionHasByDefaultAreNoted() {
        List<StreamNeed> streams = IntStream.range(0, 101)
                .mapToObj(i -> stream("s" + i, OptionalInt.empty(), false))
                .toList();
        assertEquals(List.of(), texts(plan(needs(List.of(), streams.subList(0, 100), List.of()))));
        assertEquals(
                List.of(
                        "101 event buses are more than the 100 that a region of an account has by default: ask AWS for a"
                                + " higher quota before they are deployed"),
                texts(plan(needs(List.of(), streams, List.of()))));
    }

    @Test
    void whatAnApplicationMayHaveManyOfStandsInThePartThatItsNameLeadsTo() {
        MessagingStack stack = sample();
        Optional<Part> part = Optional.of(Part.of("orders"));
        MessageQueue orders = stack.channelQueues().get(0);
        assertEquals(part, orders.queue().planned().part());
        assertEquals(part, orders.deadLetters().planned().part());
        assertEquals(
                Set.of(Optional.of(Part.of("audit"))),
                stack.streams().get(0).resources().stream()
                        .map(resource -> resource.planned().part())
                        .collect(Collectors.toSet()));
        assertEquals(
                Optional.empty(),
                stack.workQueue().orElseThrow().queue().planned().part());
        assertEquals(
                Stream.of("orders", "refunds", "audit", "Welcome", "nightly", "poll")
                        .map(Part::of)
                        .map(Part::number)
                        .distinct()
                        .sorted()
                        .toList(),
                stack.nestedStacks().stream()
                        .map(nested -> nested.part().number())
                        .toList());
    }

    private static MessagingStack sample() {
        return plan(SampleApplication.needs()).stack();
    }

    private static StackPlan<MessagingStack> plan(InfraRequirements needs) {
        return plan(needs, SampleApplication.config(Environment.PROD));
    }

    private static StackPlan<MessagingStack> plan(InfraRequirements needs, DeployConfig config) {
        return MessagingPlanner.plan(
                new PlanContext(needs, config, ResourceNames.of("bank", Environment.PROD, Optional.empty())));
    }

    private static InfraRequirements needs(
            List<QueueNeed> queues, List<StreamNeed> streams, List<ScheduleNeed> schedules) {
        return needs(SampleApplication.smallNeeds(), queues, streams, Optional.empty(), schedules);
    }

    private static InfraRequirements emailFrom(String address) {
        InfraRequirements sample = SampleApplication.needs();
        EmailNeed email = sample.email().orElseThrow();
        return needs(
                sample,
                sample.queues(),
                sample.streams(),
                Optional.of(
                        new EmailNeed(email.channels(), Optional.ofNullable(address), email.templates(), email.need())),
                sample.schedules());
    }

    private static InfraRequirements needs(
            InfraRequirements base,
            List<QueueNeed> queues,
            List<StreamNeed> streams,
            Optional<EmailNeed> email,
            List<ScheduleNeed> schedules) {
        return new InfraRequirements(
                base.application(),
                base.database(),
                base.tables(),
                base.storage(),
                base.cache(),
                Need.NONE,
                Need.NONE,
                base.webhooks(),
                queues,
                streams,
                email,
                schedules,
                base.ledger(),
                base.secrets(),
                base.tenancy(),
                base.sensitiveFields());
    }

    private static DeployConfig config(
            DeployConfig.Email email, Optional<String> domainName, Optional<String> hostedZoneId) {
        DeployConfig base = SampleApplication.config(Environment.PROD);
        return new DeployConfig(
                base.enabled(),
                base.environment(),
                base.region(),
                base.account(),
                base.tags(),
                base.organization(),
                base.network(),
                base.compute(),
                base.database(),
                base.storage(),
                base.messaging(),
                new DeployConfig.Dns(domainName, hostedZoneId, true, Optional.empty(), true),
                base.observability(),
                base.tigerbeetle(),
                email,
                base.secrets(),
                base.output(),
                base.preflight(),
                base.places());
    }

    private static QueueNeed queue(String name) {
        return new QueueNeed(name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), CHANNEL);
    }

    private static StreamNeed stream(String name, OptionalInt retention, boolean received) {
        return new StreamNeed(name, retention, Optional.empty(), received, CHANNEL);
    }

    private static Reason reason(String element) {
        return new Reason(element, Span.at("dsl/app.dsl", 7, 1), "it asked for it");
    }

    private static Value events(String resource) {
        return Value.text("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:" + resource);
    }

    private static List<String> names(List<MessageQueue> queues) {
        return queues.stream().map(MessageQueue::name).toList();
    }

    private static List<String> elements(AwsResource resource) {
        return resource.planned().reasons().stream().map(Reason::element).toList();
    }

    private static List<String> texts(StackPlan<?> plan) {
        return plan.notes().stream().map(Note::text).toList();
    }
}
