package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dazzledsl.model.aws.compute.Listener;
import org.dazzledsl.model.preflight.PlanFindings;
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

    private static final Set<String> ON = Set.of("true");

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
                            property("ImageScanningConfiguration", "ScanOnPush").mustBeTrue("ScanOnPush is not true"))
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
                    .on(REPOSITORY, property("LifecyclePolicy").mustBeThere("there is no lifecycle policy"))
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
                    .onPlan(DeliveryRules::httpInPlan)
                    .rule(),
            Rule.warn("ELB_OLD_TLS", "A load balancer speaks TLS older than 1.2")
                    .because("Its ciphers have been broken.")
                    .mend("Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or a newer one.")
                    .see("ELB.17")
                    .on(LISTENER, (resource, findings) -> {
                        PropertyView policy = resource.at("SslPolicy");
                        Truth https = resource.at("Protocol").isOneOf(Set.of("HTTPS", "TLS"));
                        // What AWS takes when nobody says is ELBSecurityPolicy-2016-08.
                        Truth old = policy.isAbsent() ? Truth.YES : policy.isOneOf(OLD_TLS);
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
                            application(attribute(
                                    "routing.http.drop_invalid_header_fields.enabled",
                                    "invalid headers are handed on")))
                    .rule(),
            Rule.warn("ELB_NO_ACCESS_LOGS", "Requests to a load balancer are not logged")
                    .because("After an incident nobody can tell who asked for what.")
                    .mend("Set access_logs.s3.enabled to true, with a bucket.")
                    .see("ELB.5", "AwsSolutions-ELB2")
                    .on(BALANCER, attribute("access_logs.s3.enabled", "access logs are off"))
                    .rule(),
            Rule.info("ELB_NO_DELETION_PROTECTION", "A load balancer can be deleted by mistake")
                    .because("The application's address goes with it.")
                    .mend("Set deletion_protection.enabled to true; Dazzle does in prod.")
                    .see("ELB.6")
                    .on(BALANCER, attribute("deletion_protection.enabled", "deletion protection is off"))
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

    private static void httpInPlan(PlanView plan, PlanFindings findings) {
        for (Listener listener : httpListeners(plan)) {
            findings.found(plan.requirements().compute(), listener.planned(), "Protocol", HTTP_SERVED);
        }
    }

    /** Whether requests reach the application without TLS. */
    static boolean servesHttp(PlanView plan) {
        return !httpListeners(plan).isEmpty();
    }

    private static List<Listener> httpListeners(PlanView plan) {
        List<Listener> listeners = new ArrayList<>();
        for (Listener listener : plan.requirements().compute().loadBalancer().listeners()) {
            if (listener instanceof Listener.Http) {
                listeners.add(listener);
            }
        }
        return listeners;
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
        Truth redirects = Truth.NO;
        for (PropertyView action : listener.at("DefaultActions").elements()) {
            redirects = redirects.or(action.at("Type")
                    .is("redirect")
                    .and(action.at("RedirectConfig", "Protocol").is("HTTPS")));
        }
        findings.check(listener.at("Protocol").is("HTTP").and(redirects.not()), listener.at("Protocol"), HTTP_SERVED);
    }

    /** Finds load balancers of which an attribute is not {@code true}. */
    private static Rule.ResourceCheck attribute(String key, String message) {
        return (balancer, findings) -> {
            PropertyView attributes = balancer.at("LoadBalancerAttributes");
            Truth set = Truth.NO;
            for (PropertyView attribute : attributes.elements()) {
                set = set.or(
                        attribute.at("Key").is(key).and(attribute.at("Value").isOneOf(ON)));
            }
            findings.check(set.not(), attributes, message);
        };
    }

    private static void firewall(ResourceView balancer, ResourceFindings findings) {
        Truth guarded = balancer.isReferredToBy("AWS::WAFv2::WebACLAssociation", "ResourceArn");
        Truth internal = balancer.at("Scheme").is("internal");
        findings.check(guarded.or(internal).not(), balancer.at(), "there is no web ACL");
    }
}
