package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;
import org.dazzledsl.model.infra.Need;

/** The sample application with other needs or another configuration, for tests of what Compute makes of them. */
public final class SampleCompute {

    private final InfraRequirements needs;
    private final DeployConfig config;

    private SampleCompute(InfraRequirements needs, DeployConfig config) {
        this.needs = needs;
        this.config = config;
    }

    public static SampleCompute in(Environment environment) {
        return new SampleCompute(SampleApplication.needs(), SampleApplication.config(environment));
    }

    public static SampleCompute smallIn(Environment environment) {
        return new SampleCompute(SampleApplication.smallNeeds(), SampleApplication.config(environment));
    }

    public AwsRequirements plan() {
        return AwsPlanner.plan(needs, SampleApplication.project(), config).requirements();
    }

    public SampleCompute image(String image) {
        return compute(c -> compute(c, c.useSpot(), Optional.of(image)));
    }

    public SampleCompute onSpot() {
        return compute(c -> compute(c, true, c.image()));
    }

    public SampleCompute domain(String domain, Optional<String> zone, Optional<String> certificate, boolean redirect) {
        DeployConfig.Dns dns =
                new DeployConfig.Dns(Optional.of(domain), zone, certificate.isEmpty(), certificate, redirect);
        return config(config.organization(), config.network(), config.compute(), dns, config.observability());
    }

    public SampleCompute traced() {
        DeployConfig.Observability o = config.observability();
        DeployConfig.Observability traced = new DeployConfig.Observability(
                o.createDashboard(), o.logRetentionDays(), o.alarmEmail(), o.enableContainerInsights(), true);
        return config(config.organization(), config.network(), config.compute(), config.dns(), traced);
    }

    public SampleCompute withoutContainerInsights() {
        DeployConfig.Observability o = config.observability();
        DeployConfig.Observability plain = new DeployConfig.Observability(
                o.createDashboard(), o.logRetentionDays(), o.alarmEmail(), false, o.enableXray());
        return config(config.organization(), config.network(), config.compute(), config.dns(), plain);
    }

    public SampleCompute withoutNatGateways() {
        DeployConfig.Network n = config.network();
        DeployConfig.Network network = new DeployConfig.Network(n.vpcCidr(), n.availabilityZones(), 0, n.existing());
        return config(config.organization(), network, config.compute(), config.dns(), config.observability());
    }

    public SampleCompute organization(String permissionsBoundary, String kmsKeyArn) {
        DeployConfig.Organization organization = new DeployConfig.Organization(
                Optional.of(permissionsBoundary), Optional.of(kmsKeyArn), Optional.empty());
        return config(organization, config.network(), config.compute(), config.dns(), config.observability());
    }

    public SampleCompute secret(String name, SecretStore store, String id) {
        List<SecretReference> secrets = new ArrayList<>(config.secrets());
        secrets.add(new SecretReference(name, store, id));
        return secrets(secrets);
    }

    public SampleCompute withoutNamedSecrets() {
        return secrets(List.of());
    }

    private SampleCompute secrets(List<SecretReference> secrets) {
        return new SampleCompute(
                needs,
                with(
                        config,
                        config.organization(),
                        config.network(),
                        config.compute(),
                        config.dns(),
                        config.observability(),
                        secrets));
    }

    /** So many queue channels more than the two that there are: {@code bulk_000}, {@code bulk_001}, … */
    public SampleCompute moreQueues(int count) {
        List<QueueNeed> queues = new ArrayList<>(needs.queues());
        IntStream.range(0, count)
                .mapToObj("bulk_%03d"::formatted)
                .map(name -> new QueueNeed(
                        name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), reason("channel " + name)))
                .forEach(queues::add);
        return needs(queues, needs.secrets());
    }

    /** So many external APIs more. */
    public SampleCompute moreApis(int count) {
        List<SecretNeed> secrets = new ArrayList<>(needs.secrets());
        IntStream.range(0, count)
                .mapToObj("api_%03d"::formatted)
                .map(name ->
                        secretNeed(SecretPurpose.EXTERNAL_API, name, name.toUpperCase(java.util.Locale.ROOT) + "_KEY"))
                .forEach(secrets::add);
        return needs(needs.queues(), secrets);
    }

    /** Without anything that workers would do; e-mail is sent all the same. */
    public SampleCompute withoutWork() {
        return new SampleCompute(
                new InfraRequirements(
                        needs.application(),
                        needs.database(),
                        needs.tables(),
                        needs.storage(),
                        needs.cache(),
                        Need.NONE,
                        Need.NONE,
                        needs.webhooks(),
                        List.of(),
                        List.of(),
                        needs.email(),
                        List.of(),
                        needs.ledger(),
                        needs.secrets(),
                        needs.tenancy(),
                        needs.sensitiveFields()),
                config);
    }

    public SampleCompute secretNeeds(SecretNeed... secrets) {
        return needs(needs.queues(), List.of(secrets));
    }

    public static SecretNeed secretNeed(SecretPurpose purpose, String name, String variable) {
        return new SecretNeed(purpose, name, variable, new Need(List.of(reason("service " + name))));
    }

    private static Reason reason(String element) {
        return new Reason(element, Span.at("dsl/bulk.dsl", 1, 1), "a rule");
    }

    private SampleCompute needs(List<QueueNeed> queues, List<SecretNeed> secrets) {
        return new SampleCompute(
                new InfraRequirements(
                        needs.application(),
                        needs.database(),
                        needs.tables(),
                        needs.storage(),
                        needs.cache(),
                        needs.queue(),
                        needs.workers(),
                        needs.webhooks(),
                        queues,
                        needs.streams(),
                        needs.email(),
                        needs.schedules(),
                        needs.ledger(),
                        secrets,
                        needs.tenancy(),
                        needs.sensitiveFields()),
                config);
    }

    private SampleCompute compute(UnaryOperator<DeployConfig.Compute> change) {
        return config(
                config.organization(),
                config.network(),
                change.apply(config.compute()),
                config.dns(),
                config.observability());
    }

    private static DeployConfig.Compute compute(DeployConfig.Compute c, boolean spot, Optional<String> image) {
        return new DeployConfig.Compute(
                c.cpu(),
                c.memory(),
                c.desiredCount(),
                c.minCapacity(),
                c.maxCapacity(),
                spot,
                c.healthCheckPath(),
                c.containerPort(),
                c.architecture(),
                image);
    }

    private SampleCompute config(
            DeployConfig.Organization organization,
            DeployConfig.Network network,
            DeployConfig.Compute compute,
            DeployConfig.Dns dns,
            DeployConfig.Observability observability) {
        return new SampleCompute(
                needs, with(config, organization, network, compute, dns, observability, config.secrets()));
    }

    private static DeployConfig with(
            DeployConfig c,
            DeployConfig.Organization organization,
            DeployConfig.Network network,
            DeployConfig.Compute compute,
            DeployConfig.Dns dns,
            DeployConfig.Observability observability,
            List<SecretReference> secrets) {
        return new DeployConfig(
                c.enabled(),
                c.environment(),
                c.region(),
                c.account(),
                c.tags(),
                organization,
                network,
                compute,
                c.database(),
                c.storage(),
                c.messaging(),
                dns,
                observability,
                c.tigerbeetle(),
                c.email(),
                secrets,
                c.output(),
                c.preflight(),
                c.places());
    }
}
