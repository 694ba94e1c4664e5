package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Set;
import org.dazzledsl.model.aws.compute.Listener;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Image repositories and load balancers. */
final class DeliveryRules {

    private static final String REPOSITORY = "AWS::ECR::Repository";
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";

    private static final String HTTP_SERVED = "HTTP is served and not redirected to HTTPS";

    /** The policies that still speak TLS 1.0 or 1.1. */
    private static final Set<String> OLD_TLS = Set.of(
            "ELBSecurityPolicy-2015-05",
            "ELBSecurityPolicy-2016-08",
            "ELBSecurityPolicy-FS-2018-06",
            "ELBSecurityPolicy-TLS-1-0-2015-04",
            "ELBSecurityPolicy-TLS-1-1-2017-01",
            "ELBSecurityPolicy-FS-1-1-2019-08",
            "ELBSecurityPolicy-TLS13-1-0-2021-06",
            "ELBSecurityPolicy-TLS13-1-1-2021-06");

    static final List<Rule> RULES = List.of(
            Rule.warn("ECR_NO_SCAN", "Images are not scanned when they are pushed")
                    .because("Known holes in them stay unseen.")
                    .mend("Set ScanOnPush to true in ImageScanningConfiguration.")
                    .see("ECR.1", "AwsSolutions-ECR3")
                    .on(
                            REPOSITORY,
                            (resource, findings) -> findings.mustBeTrue(
                                    resource.at("ImageScanningConfiguration", "ScanOnPush"), "ScanOnPush is not true"))
                    .rule(),
            Rule.warn("ECR_MUTABLE_TAGS", "Another image can be pushed under the same tag")
                    .because("A task that starts tomorrow may run another program than its neighbours.")
                    .mend("Set ImageTagMutability to IMMUTABLE.")
                    .see("ECR.2")
                    .on(REPOSITORY, (resource, findings) -> {
                        PropertyView mutability = resource.at("ImageTagMutability");
                        findings.check(
                                mutability
                                        .is(text -> text.startsWith("IMMUTABLE"))
                                        .not(),
                                mutability,
                                "tags are mutable");
                    })
                    .rule(),
            Rule.info("ECR_NO_LIFECYCLE", "Images are kept for ever")
                    .because("Every image that was ever pushed is paid for.")
                    .mend("Set LifecyclePolicy.")
                    .see("ECR.3")
                    .on(
                            REPOSITORY,
                            (resource, findings) -> findings.mustBeThere(
                                    resource.at("LifecyclePolicy"), "there is no lifecycle policy"))
                    .rule(),
            Rule.critical("ECR_PUBLIC_POLICY", "Anybody may use an image repository")
                    .because("Anybody can read the images, or push their own.")
                    .mend("Name who may, instead of *.")
                    .see("AwsSolutions-ECR1")
                    .on(REPOSITORY, ResourcePolicies.notPublic("the repository", "RepositoryPolicyText"))
                    .rule(),
            Rule.warn("ELB_HTTP_LISTENER", "A load balancer serves HTTP")
                    .because("Passwords and sessions cross the internet in clear text.")
                    .mend("Set domain_name with hosted_zone_id or certificate_arn under [deploy.dns].")
                    .see("ELB.1", "AwsSolutions-ELB5")
                    .decidedBy("deploy.dns.domain_name")
                    .on(LISTENER, DeliveryRules::httpListener)
                    .onPlan((plan, findings) -> httpListeners(plan)
                            .forEach(listener -> findings.found(
                                    plan.requirements().compute(), listener.planned(), "Protocol", HTTP_SERVED)))
                    .rule(),
            Rule.warn("ELB_OLD_TLS", "A load balancer speaks TLS older than 1.2")
                    .because("Its ciphers have been broken.")
                    .mend("Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or a newer one.")
                    .see("ELB.17")
                    .on(LISTENER, (resource, findings) -> {
                        PropertyView policy = resource.at("SslPolicy");
                        Truth https = resource.at("Protocol").is(Set.of("HTTPS", "TLS")::contains);
                        // What AWS takes when nobody says is ELBSecurityPolicy-2016-08.
                        Truth old = policy.isAbsent() ? Truth.YES : policy.is(OLD_TLS::contains);
                        findings.check(
                                https.and(old),
                                policy,
                                "SslPolicy is " + (policy.isAbsent() ? "AWS's default" : policy.shown()));
                    })
                    .rule(),
            Rule.warn("ELB_KEEPS_INVALID_HEADERS", "A load balancer hands on invalid headers")
                    .because("They serve to smuggle requests past it.")
                    .mend("Set routing.http.drop_invalid_header_fields.enabled to true.")
                    .see("ELB.4")
                    .on(
                            BALANCER,
                            application((resource, findings) -> attribute(
                                    resource,
                                    findings,
                                    "routing.http.drop_invalid_header_fields.enabled",
                                    Set.of("true"),
                                    "invalid headers are handed on")))
                    .rule(),
            Rule.warn("ELB_NO_ACCESS_LOGS", "Requests to a load balancer are not logged")
                    .because("After an incident nobody can tell who asked for what.")
                    .mend("Set access_logs.s3.enabled to true, with a bucket.")
                    .see("ELB.5", "AwsSolutions-ELB2")
                    .on(
                            BALANCER,
                            (resource, findings) -> attribute(
                                    resource,
                                    findings,
                                    "access_logs.s3.enabled",
                                    Set.of("true"),
                                    "access logs are off"))
                    .rule(),
            Rule.info("ELB_NO_DELETION_PROTECTION", "A load balancer can be deleted by mistake")
                    .because("The application's address goes with it.")
                    .mend("Set deletion_protection.enabled to true; Dazzle does in prod.")
                    .see("ELB.6")
                    .on(
                            BALANCER,
                            (resource, findings) -> attribute(
                                    resource,
                                    findings,
                                    "deletion_protection.enabled",
                                    Set.of("true"),
                                    "deletion protection is off"))
                    .rule(),
            Rule.warn("ELB_DESYNC", "A load balancer tolerates ambiguous requests")
                    .because("They serve to smuggle requests past it.")
                    .mend("Leave routing.http.desync_mitigation_mode at defensive or strictest.")
                    .see("ELB.12")
                    .on(BALANCER, application((resource, findings) -> {
                        for (PropertyView attribute :
                                resource.at("LoadBalancerAttributes").elements()) {
                            Truth monitor = attribute
                                    .at("Key")
                                    .is("routing.http.desync_mitigation_mode")
                                    .and(attribute.at("Value").is("monitor"));
                            findings.check(monitor, attribute.at("Value"), "ambiguous requests are only counted");
                        }
                    }))
                    .rule(),
            Rule.warn("ELB_SINGLE_ZONE", "A load balancer stands in one zone")
                    .because("When its zone fails, nobody reaches the application.")
                    .mend("Name subnets in two zones or more.")
                    .see("ELB.13")
                    .on(BALANCER, (resource, findings) -> {
                        for (String name : List.of("Subnets", "SubnetMappings")) {
                            PropertyView subnets = resource.at(name);
                            findings.check(
                                    subnets.isThere().and(subnets.hasFewerElementsThan(2)),
                                    subnets,
                                    "it stands in one subnet");
                        }
                    })
                    .rule(),
            Rule.info("ELB_NO_WAF", "No web application firewall stands before a load balancer")
                    .because("Known attacks reach the application.")
                    .mend("Associate a web ACL where the application needs one.")
                    .see("ELB.16")
                    .on(BALANCER, application(DeliveryRules::firewall))
                    .rule());

    private DeliveryRules() {}

    /** Whether requests reach the application without TLS. */
    static boolean servesHttp(PlanView plan) {
        return !httpListeners(plan).isEmpty();
    }

    private static List<Listener> httpListeners(PlanView plan) {
        return plan.requirements().compute().loadBalancer().listeners().stream()
                .filter(Listener.Http.class::isInstance)
                .toList();
    }

    /** Network and gateway load balancers know no HTTP. */
    private static Rule.ResourceCheck application(Rule.ResourceCheck check) {
        return (resource, findings) -> {
            PropertyView type = resource.at("Type");
            Truth application = type.isAbsent() ? Truth.YES : type.is("application");
            if (application == Truth.YES) {
                check.look(resource, findings);
            } else if (application == Truth.UNKNOWN) {
                findings.unknown(type);
            }
        };
    }

    private static void httpListener(ResourceView listener, ResourceFindings findings) {
        Truth redirects = listener.at("DefaultActions")
                .any(action -> action.at("Type")
                        .is("redirect")
                        .and(action.at("RedirectConfig", "Protocol").is("HTTPS")));
        findings.check(listener.at("Protocol").is("HTTP").and(redirects.not()), listener.at("Protocol"), HTTP_SERVED);
    }

    private static void attribute(
            ResourceView balancer, ResourceFindings findings, String key, Set<String> good, String message) {
        PropertyView attributes = balancer.at("LoadBalancerAttributes");
        Truth set = attributes.any(attribute ->
                attribute.at("Key").is(key).and(attribute.at("Value").is(good::contains)));
        findings.check(set.not(), attributes, message);
    }

    private static void firewall(ResourceView balancer, ResourceFindings findings) {
        Truth guarded = balancer.anyOther(
                "AWS::WAFv2::WebACLAssociation",
                association -> association.at("ResourceArn").refersTo(balancer));
        Truth internal = balancer.at("Scheme").is("internal");
        findings.check(guarded.or(internal).not(), balancer.at(), "there is no web ACL");
    }
}
