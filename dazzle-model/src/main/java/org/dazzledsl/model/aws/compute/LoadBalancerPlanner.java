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

/** Decides how the application is reached. */
final class LoadBalancerPlanner {

    private static final String ID = "LoadBalancer";
    private static final String CERTIFICATE_ID = "Certificate";

    /** TLS 1.3 and 1.2, and of the latter only what keeps past sessions secret. */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private static final LoadBalancer.HealthCheck HEALTH_CHECK = new LoadBalancer.HealthCheck(15, 5, 2, 3, "200-299");
    private static final int DEREGISTRATION_SECONDS = 30;

    private final PlanContext context;
    private final DeployConfig.Dns dns;
    private final boolean production;
    private final List<Note> notes = new ArrayList<>();

    LoadBalancerPlanner(PlanContext context) {
        this.context = context;
        this.dns = context.config().dns();
        this.production = context.config().environment().isProduction();
    }

    LoadBalancer plan() {
        Optional<LoadBalancer.Certificate> certificate = certificate();
        Optional<LoadBalancer.AliasRecord> aliasRecord = aliasRecord();
        noteWhatIsMissing(certificate);
        return new LoadBalancer(
                new PlannedResource(
                        ID, LoadBalancer.TYPE, context.applicationAnd(because("deploy.environment", protection()))),
                address(),
                production,
                accessLogs(),
                targetGroup(),
                certificate,
                listeners(),
                aliasRecord);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    private Value address() {
        String scheme = encrypted() ? "https://" : "http://";
        return Value.text(scheme + dns.domainName().orElse("${" + ID + ".DNSName}"));
    }

    private boolean encrypted() {
        return context.servesHttps();
    }

    private boolean createsCertificate() {
        return dns.domainName().isPresent()
                && dns.createCertificate()
                && dns.certificateArn().isEmpty();
    }

    private String protection() {
        return production
                ? "in prod a load balancer can't be deleted by mistake"
                : "outside prod a load balancer goes with its stack";
    }

    /** None in dev: a bucket with logs in it can't be deleted, and a teardown of dev leaves nothing. */
    private Optional<LoadBalancer.AccessLogBucket> accessLogs() {
        if (!context.config().environment().keepsWhatHoldsData()) {
            notes.add(new Note(
                    "The load balancer keeps no access logs in dev: a bucket with logs in it can't be deleted with its "
                            + "stack.",
                    because("deploy.environment", "a teardown of dev leaves nothing")));
            return Optional.empty();
        }
        int days = context.config().observability().logRetentionDays();
        return Optional.of(new LoadBalancer.AccessLogBucket(
                new PlannedResource(
                        "AccessLogs",
                        LoadBalancer.AccessLogBucket.TYPE,
                        context.applicationAnd(because(
                                "deploy.observability.log_retention_days", "logs are kept for " + days + " days"))),
                days));
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
        return dns.domainName()
                .filter(domain -> createsCertificate())
                .map(domain -> new LoadBalancer.Certificate(
                        new PlannedResource(
                                CERTIFICATE_ID,
                                LoadBalancer.Certificate.TYPE,
                                List.of(because("deploy.dns.domain_name", "HTTPS needs a certificate for the domain"))),
                        domain,
                        dns.hostedZoneId()));
    }

    private Optional<LoadBalancer.AliasRecord> aliasRecord() {
        return dns.domainName()
                .flatMap(domain -> dns.hostedZoneId()
                        .map(zone -> new LoadBalancer.AliasRecord(
                                new PlannedResource(
                                        "AliasRecord",
                                        LoadBalancer.AliasRecord.TYPE,
                                        domain,
                                        List.of(
                                                because(
                                                        "deploy.dns.domain_name",
                                                        "the domain leads to the load balancer"),
                                                because(
                                                        "deploy.dns.hosted_zone_id",
                                                        "the zone that holds the record"))),
                                domain,
                                zone)));
    }

    private List<Listener> listeners() {
        if (!encrypted()) {
            return List.of(new Listener.Http(
                    listener("HttpListener", "without a certificate requests come over HTTP"), Ports.HTTP));
        }
        List<Listener> listeners = new ArrayList<>();
        Value certificate = dns.certificateArn().map(Value::text).orElse(Value.text("${" + CERTIFICATE_ID + "}"));
        listeners.add(new Listener.Https(
                listener("HttpsListener", "requests come over HTTPS"), Ports.HTTPS, certificate, TLS_POLICY));
        if (dns.redirectHttpToHttps()) {
            PlannedResource planned = new PlannedResource(
                    "RedirectListener",
                    Listener.TYPE,
                    List.of(because("deploy.dns.redirect_http_to_https", "callers of HTTP are sent to HTTPS")));
            listeners.add(new Listener.Redirect(planned, Ports.HTTP, Ports.HTTPS));
        }
        return listeners;
    }

    private PlannedResource listener(String id, String rule) {
        String key = dns.certificateArn().isPresent() ? "deploy.dns.certificate_arn" : "deploy.dns.domain_name";
        return new PlannedResource(id, Listener.TYPE, context.applicationAnd(because(key, rule)));
    }

    private void noteWhatIsMissing(Optional<LoadBalancer.Certificate> certificate) {
        if (!encrypted()) {
            notes.add(new Note(
                    "The load balancer answers over HTTP, unencrypted: HTTPS needs domain_name in [deploy.dns].",
                    because("deploy.dns.domain_name", "HTTPS needs a domain")));
        }
        if (certificate.isPresent() && dns.hostedZoneId().isEmpty()) {
            notes.add(new Note(
                    "The deployment waits until the record is published that proves "
                            + certificate.get().domain()
                            + " (ACM shows it): with hosted_zone_id in [deploy.dns] that happens by itself.",
                    because("deploy.dns.hosted_zone_id", "a certificate needs a proof of its domain")));
        }
        if (dns.domainName().isPresent() && dns.hostedZoneId().isEmpty()) {
            notes.add(new Note(
                    "No record leads from " + dns.domainName().get()
                            + " to the load balancer, whose name is an output of "
                            + "the stack: with hosted_zone_id in [deploy.dns] one is made.",
                    because("deploy.dns.hosted_zone_id", "a record needs a zone")));
        }
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
