package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.aws.messaging.EventStream;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.preflight.PlanFindings;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Rule;

/** What the configuration says of the deployment as a whole. */
final class PlanRules {

    /** Event buses for each account and region: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
    private static final int EVENT_BUS_QUOTA = 100;

    /** Refusals that a rule of their own reports. */
    private static final Set<String> REPORTED_ELSEWHERE = Set.of(TigerBeetleRules.EVEN_NODE_COUNT);

    /**
     * The rules' functions, told apart by a switch: to link each of them takes the virtual machine longer than to call them
     * all.
     */
    private enum Look implements Rule.PlanCheck {
        REFUSED,
        HTTP_ONLY,
        MISSING_TOOLS,
        SINGLE_NAT,
        SPOT,
        SINGLE_TASK,
        ALARM_WITHOUT_ADDRESS,
        IMAGE_NOT_PINNED,
        EVENT_BUSES;

        @Override
        public void look(PlanView plan, PlanFindings findings) {
            switch (this) {
                case REFUSED -> refused(plan, findings);
                case HTTP_ONLY -> httpOnly(plan, findings);
                case MISSING_TOOLS -> missingTools(plan, findings);
                case SINGLE_NAT -> singleNat(plan, findings);
                case SPOT -> spot(plan, findings);
                case SINGLE_TASK -> singleTask(plan, findings);
                case ALARM_WITHOUT_ADDRESS -> alarmWithoutAddress(plan, findings);
                case IMAGE_NOT_PINNED -> imageNotPinned(plan, findings);
                case EVENT_BUSES -> eventBuses(plan, findings);
            }
        }
    }

    static final List<Rule> RULES = List.of(
            Rule.critical("PLAN_REFUSED", "Nothing can be generated from this plan")
                    .because("What is planned can't work as it is configured, so generate refuses it.")
                    .mend("Change what the message names.")
                    .onPlan(Look.REFUSED)
                    .rule(),
            Rule.high("HTTP_ONLY_PROD", "The application is served without TLS in production")
                    .because("Passwords and sessions cross the internet in clear text.")
                    .mend("Set domain_name with hosted_zone_id or certificate_arn under [deploy.dns].")
                    .see("ELB.1", "AwsSolutions-ELB5")
                    .onPlan(Look.HTTP_ONLY)
                    .rule(),
            Rule.info("TOOL_MISSING", "A tool that the deployment needs is not there")
                    .because("The templates can be made and looked at, but not deployed from this machine.")
                    .mend("Install it where the deployment runs; suppress this where that is another machine.")
                    .onPlan(Look.MISSING_TOOLS)
                    .rule(),
            Rule.warn("SINGLE_NAT_PROD", "All zones of production share one NAT gateway")
                    .because("When its zone fails, no task of any zone reaches the internet.")
                    .mend("Set nat_gateways to the number of availability_zones under [deploy.network].")
                    .onPlan(Look.SINGLE_NAT)
                    .rule(),
            Rule.warn("SPOT_PROD", "Production runs on Fargate Spot")
                    .because("AWS may stop any of these tasks with two minutes' notice.")
                    .mend("Set use_spot = false under [deploy.environments.prod.compute].")
                    .onPlan(Look.SPOT)
                    .rule(),
            Rule.warn("SINGLE_TASK_PROD", "Production runs a single task")
                    .because("When its host fails, and while it is replaced, nobody is served.")
                    .mend("Set desired_count to 2 or more under [deploy.compute], and min_capacity where it is set.")
                    .onPlan(Look.SINGLE_TASK)
                    .rule(),
            Rule.warn("ALARM_WITHOUT_ADDRESS", "Nobody is told of alarms")
                    .because("The alarms are there, but no address is subscribed to their topic.")
                    .mend("Set alarm_email under [deploy.observability].")
                    .onPlan(Look.ALARM_WITHOUT_ADDRESS)
                    .rule(),
            Rule.warn("IMAGE_NOT_PINNED", "The container image has no version")
                    .because("A task that starts tomorrow may run another program than its neighbours.")
                    .mend("Name the image by a version or a digest in image under [deploy.compute].")
                    .onPlan(Look.IMAGE_NOT_PINNED)
                    .rule(),
            Rule.high("EVENT_BUS_QUOTA", "More event buses than an account has by default")
                    .because("Unless the quota was raised, the deployment fails at the bus after the " + EVENT_BUS_QUOTA
                            + "th.")
                    .mend("Have the quota raised and suppress this with that reason, or use fewer stream channels.")
                    .onPlan(Look.EVENT_BUSES)
                    .rule());

    private PlanRules() {}

    private static void refused(PlanView plan, PlanFindings findings) {
        for (Problem refusal : plan.plan().refusals()) {
            if (!REPORTED_ELSEWHERE.contains(refusal.code())) {
                findings.found(refusal.span(), refusal.sentence());
            }
        }
    }

    private static void httpOnly(PlanView plan, PlanFindings findings) {
        if (plan.isProduction() && DeliveryRules.servesHttp(plan)) {
            findings.found("deploy.dns.domain_name", "the load balancer serves HTTP alone, for want of a domain");
        }
    }

    private static void missingTools(PlanView plan, PlanFindings findings) {
        for (String missing : plan.surroundings().missingTools()) {
            findings.found("deploy", missing);
        }
    }

    private static void spot(PlanView plan, PlanFindings findings) {
        if (plan.isProduction() && plan.config().compute().useSpot()) {
            findings.found("deploy.compute.use_spot", "production runs on Fargate Spot");
        }
    }

    private static void alarmWithoutAddress(PlanView plan, PlanFindings findings) {
        if (plan.config().observability().alarmEmail().isEmpty()) {
            findings.found("deploy.observability.alarm_email", "no alarm_email is configured");
        }
    }

    private static void singleNat(PlanView plan, PlanFindings findings) {
        DeployConfig.Network network = plan.config().network();
        if (plan.isProduction() && network.existing().isEmpty() && network.natGateways() == 1) {
            findings.found(
                    "deploy.network.nat_gateways",
                    "one NAT gateway serves " + network.availabilityZones() + " zones of production");
        }
    }

    private static void singleTask(PlanView plan, PlanFindings findings) {
        DeployConfig.Compute compute = plan.config().compute();
        if (!plan.isProduction()) {
            return;
        }
        if (compute.desiredCount() < 2) {
            findings.found("deploy.compute.desired_count", "desired_count is " + compute.desiredCount());
        } else if (compute.minCapacity() < 2) {
            findings.found(
                    "deploy.compute.min_capacity",
                    "min_capacity is " + compute.minCapacity() + ", to which scaling takes the service at night");
        }
    }

    private static void imageNotPinned(PlanView plan, PlanFindings findings) {
        Optional<String> image = plan.config().compute().image();
        if (image.isPresent()) {
            String name = image.get().substring(image.get().lastIndexOf('/') + 1);
            if (!name.contains(":") || name.endsWith(":latest")) {
                findings.found("deploy.compute.image", "the image " + image.get() + " has no version of its own");
            }
        }
    }

    private static void eventBuses(PlanView plan, PlanFindings findings) {
        Optional<MessagingStack> messaging = plan.requirements().messaging();
        if (messaging.isPresent() && messaging.get().streams().size() > EVENT_BUS_QUOTA) {
            List<EventStream> streams = messaging.get().streams();
            findings.found(
                    messaging.get(),
                    streams.get(EVENT_BUS_QUOTA).bus().planned(),
                    "",
                    streams.size() + " event buses, of which an account has " + EVENT_BUS_QUOTA
                            + " by default; this is the first beyond them");
        }
    }
}
