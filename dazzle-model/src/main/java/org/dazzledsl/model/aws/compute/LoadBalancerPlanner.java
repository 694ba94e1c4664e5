package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.network.Ports;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides how the application is reached: over HTTPS where it has a domain, which the configuration has a certificate for. */
record LoadBalancerPlanner(PlanContext context) {

    private static final String ID = "LoadBalancer";
    private static final String CERTIFICATE_ID = "Certificate";
    private static final String DOMAIN_KEY = "deploy.dns.domain_name";

    /** TLS 1.3 and 1.2, and of the latter only what keeps past sessions secret. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private static final LoadBalancer.HealthCheck HEALTH_CHECK = new LoadBalancer.HealthCheck(15, 5, 2, 3, "200-299");
    private static final int DEREGISTRATION_SECONDS = 30;

    LoadBalancer plan() {
        boolean production = context.config().environment().isProduction();
        String protection = production
                ? "in prod a load balancer can't be deleted by mistake"
                : "outside prod a load balancer goes with its stack";
        return new LoadBalancer(
                new PlannedResource(
                        ID, LoadBalancer.TYPE, context.applicationAnd(because("deploy.environment", protection))),
                address(),
                production,
                keepsAccessLogs() ? Optional.of(accessLogs()) : Optional.empty(),
                targetGroup(),
                certificate(),
                listeners(),
                aliasRecord());
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (dns().domainName().isEmpty()) {
            notes.add(new Note(
                    "The load balancer answers over HTTP, unencrypted: HTTPS needs domain_name in [deploy.dns].",
                    because(DOMAIN_KEY, "HTTPS needs a domain")));
        } else if (dns().hostedZoneId().isEmpty()) {
            notes.add(new Note(
                    "Nothing leads from " + dns().domainName().get() + " to the load balancer: with hosted_zone_id in "
                            + "[deploy.dns] a record is made there, without it people make one.",
                    because("deploy.dns.hosted_zone_id", "a record needs a zone")));
        }
        if (!keepsAccessLogs()) {
            notes.add(new Note(
                    "The load balancer keeps no access logs in dev: a bucket with logs in it can't be deleted with its "
                            + "stack.",
                    because("deploy.environment", "a teardown of dev leaves nothing")));
        }
        return notes;
    }

    private Value address() {
        return Value.text(dns().domainName().map(domain -> "https://" + domain).orElse("http://${" + ID + ".DNSName}"));
    }

    private boolean keepsAccessLogs() {
        return context.config().environment().keepsWhatHoldsData();
    }

    private LoadBalancer.AccessLogBucket accessLogs() {
        int days = context.config().observability().logRetentionDays();
        return new LoadBalancer.AccessLogBucket(
                new PlannedResource(
                        "AccessLogs",
                        LoadBalancer.AccessLogBucket.TYPE,
                        context.applicationAnd(because(
                                "deploy.observability.log_retention_days", "logs are kept for " + days + " days"))),
                days);
    }

    private LoadBalancer.TargetGroup targetGroup() {
        DeployConfig.Compute compute = context.config().compute();
        return new LoadBalancer.TargetGroup(
                new PlannedResource(
                        "TargetGroup",
                        LoadBalancer.TargetGroup.TYPE,
                        context.applicationAnd(
                                because("deploy.compute.container_port", "the application listens on this port"),
                                because("deploy.compute.health_check_path", "a healthy application answers there"))),
                compute.containerPort(),
                compute.healthCheckPath(),
                HEALTH_CHECK,
                DEREGISTRATION_SECONDS);
    }

    private Optional<LoadBalancer.Certificate> certificate() {
        if (dns().certificateArn().isPresent()) {
            return Optional.empty();
        }
        return dns().domainName()
                .map(domain -> new LoadBalancer.Certificate(
                        new PlannedResource(
                                CERTIFICATE_ID,
                                LoadBalancer.Certificate.TYPE,
                                domain,
                                List.of(because(DOMAIN_KEY, "HTTPS needs a certificate for the domain"))),
                        domain,
                        dns().hostedZoneId()));
    }

    private Optional<LoadBalancer.AliasRecord> aliasRecord() {
        return dns().domainName()
                .flatMap(domain -> dns().hostedZoneId()
                        .map(zone -> new LoadBalancer.AliasRecord(
                                new PlannedResource(
                                        "AliasRecord",
                                        LoadBalancer.AliasRecord.TYPE,
                                        domain,
                                        List.of(
                                                because(DOMAIN_KEY, "the domain leads to the load balancer"),
                                                because("deploy.dns.hosted_zone_id", "the zone holds the record"))),
                                domain,
                                zone)));
    }

    private List<Listener> listeners() {
        if (dns().domainName().isEmpty()) {
            PlannedResource planned = new PlannedResource(
                    "HttpListener",
                    Listener.TYPE,
                    context.applicationAnd(because(DOMAIN_KEY, "without a domain requests come over HTTP")));
            return List.of(new Listener.Http(planned, Ports.HTTP));
        }
        List<Listener> listeners = new ArrayList<>();
        listeners.add(https());
        if (dns().redirectHttpToHttps()) {
            PlannedResource planned = new PlannedResource(
                    "RedirectListener",
                    Listener.TYPE,
                    List.of(because("deploy.dns.redirect_http_to_https", "callers of HTTP are sent to HTTPS")));
            listeners.add(new Listener.Redirect(planned, Ports.HTTP, Ports.HTTPS));
        }
        return listeners;
    }

    private Listener https() {
        List<Reason> reasons =
                new ArrayList<>(context.applicationAnd(because(DOMAIN_KEY, "with a domain requests come over HTTPS")));
        dns().certificateArn()
                .ifPresent(arn -> reasons.add(because("deploy.dns.certificate_arn", "the certificate is this one")));
        return new Listener.Https(
                new PlannedResource("HttpsListener", Listener.TYPE, reasons),
                Ports.HTTPS,
                Value.text(dns().certificateArn().orElse("${" + CERTIFICATE_ID + "}")),
                TLS_POLICY);
    }

    private DeployConfig.Dns dns() {
        return context.config().dns();
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
