package org.dazzledsl.model.aws.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.network.SecurityGroup.Anyone;
import org.dazzledsl.model.aws.network.SecurityGroup.Member;
import org.dazzledsl.model.aws.network.SecurityGroup.Rule;
import org.dazzledsl.model.because.Reason;

/** Decides who may talk to whom. */
final class SecurityGroupPlanner {

    private static final String SUFFIX = "SecurityGroup";

    static final String ECS = "Ecs" + SUFFIX;
    static final String ALB = "Alb" + SUFFIX;
    static final String DATABASE = "Database" + SUFFIX;
    static final String CACHE = "Cache" + SUFFIX;
    static final String TIGERBEETLE = "TigerBeetle" + SUFFIX;

    /** Of all interface endpoints. */
    static final String ENDPOINTS = "Endpoint" + SUFFIX;

    private final PlanContext context;

    SecurityGroupPlanner(PlanContext context) {
        this.context = context;
    }

    /**
     * @param endpoints why there are interface endpoints; empty where there are none
     * @param retainReplicas whether the replicas' interfaces, and so their group, outlive the stack
     */
    List<SecurityGroup> groups(List<Reason> endpoints, boolean retainReplicas) {
        List<SecurityGroup> groups = new ArrayList<>(List.of(ecs(), alb()));
        if (context.hasDatabase()) {
            groups.add(behindTasks(
                    DATABASE,
                    "Database",
                    NetworkWires.DATABASE_SECURITY_GROUP_ID,
                    Ports.POSTGRESQL,
                    context.needs().database().reasons()));
        }
        if (context.hasCache()) {
            groups.add(behindTasks(
                    CACHE,
                    "Cache",
                    NetworkWires.CACHE_SECURITY_GROUP_ID,
                    Ports.CACHE,
                    context.needs().cache().reasons()));
        }
        if (context.hasTigerBeetle()) {
            groups.add(tigerBeetle(retainReplicas));
        }
        if (!endpoints.isEmpty()) {
            groups.add(endpoints(endpoints));
        }
        return groups;
    }

    /** Tasks talk to whatever the application names, external services on any port among it. */
    private SecurityGroup ecs() {
        Reason port = because("deploy.compute.container_port", "the container listens on " + containerPort());
        return new SecurityGroup(
                planned(ECS, context.applicationAnd(port)),
                "Tasks of the web service and of the workers",
                Optional.of(NetworkWires.ECS_SECURITY_GROUP_ID),
                List.of(Rule.tcp(new Member(ALB), containerPort(), "Load balancer to container")),
                List.of(new Rule(new Anyone(), OptionalInt.empty(), "Whatever the application calls")),
                false);
    }

    private SecurityGroup alb() {
        List<Rule> ingress = new ArrayList<>();
        List<Reason> reasons = context.applicationAnd();
        if (context.servesHttps()) {
            ingress.add(Rule.tcp(new Anyone(), Ports.HTTPS, "HTTPS"));
            reasons.add(because("deploy.dns", "with a certificate, requests come over HTTPS"));
        }
        if (!context.servesHttps() || context.config().dns().redirectHttpToHttps()) {
            ingress.add(
                    Rule.tcp(new Anyone(), Ports.HTTP, context.servesHttps() ? "HTTP, redirected to HTTPS" : "HTTP"));
        }
        return new SecurityGroup(
                planned(ALB, reasons),
                "Load balancer",
                Optional.of(NetworkWires.ALB_SECURITY_GROUP_ID),
                ingress,
                List.of(Rule.tcp(new Member(ECS), containerPort(), "Load balancer to container")),
                false);
    }

    /** Serves tasks on one port and starts no connection itself. */
    private SecurityGroup behindTasks(String id, String description, Wire wire, int port, List<Reason> reasons) {
        return new SecurityGroup(
                planned(id, reasons),
                description,
                Optional.of(wire),
                List.of(Rule.tcp(new Member(ECS), port, "Tasks")),
                List.of(),
                false);
    }

    /** TigerBeetle has no access control of its own: this group is all that it has. */
    private SecurityGroup tigerBeetle(boolean retained) {
        Member replicas = new Member(TIGERBEETLE);
        List<Rule> amongReplicas = List.of(
                Rule.tcp(replicas, Ports.TIGERBEETLE_CLIENT, "Replica to replica"),
                Rule.tcp(replicas, Ports.TIGERBEETLE_REPLICATION, "Replication"));
        List<Rule> ingress = new ArrayList<>(amongReplicas);
        ingress.add(Rule.tcp(new Member(ECS), Ports.TIGERBEETLE_CLIENT, "Tasks"));
        List<Rule> egress = new ArrayList<>(amongReplicas);
        egress.add(Rule.tcp(new Anyone(), Ports.HTTPS, "Release of the server, and AWS"));
        return new SecurityGroup(
                planned(
                        TIGERBEETLE,
                        context.needs().ledger().orElseThrow().need().reasons()),
                "TigerBeetle replicas",
                Optional.of(NetworkWires.TIGERBEETLE_SECURITY_GROUP_ID),
                ingress,
                egress,
                retained);
    }

    private SecurityGroup endpoints(List<Reason> reasons) {
        List<Rule> ingress = new ArrayList<>();
        Consumer<String> admit = group -> ingress.add(Rule.tcp(new Member(group), Ports.HTTPS, "Calls of AWS"));
        admit.accept(ECS);
        if (context.hasTigerBeetle()) {
            admit.accept(TIGERBEETLE);
        }
        return new SecurityGroup(
                planned(ENDPOINTS, reasons), "Interface endpoints", Optional.empty(), ingress, List.of(), false);
    }

    private int containerPort() {
        return context.config().compute().containerPort();
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }

    /** People see {@code bank-prod-database}. */
    private PlannedResource planned(String id, List<Reason> reasons) {
        String what = id.substring(0, id.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
        return new PlannedResource(id, SecurityGroup.TYPE, context.names().base() + "-" + what, reasons);
    }
}
