package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.config.FargateSizes;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Containers. */
final class EcsRules {

    private static final String TASK = "AWS::ECS::TaskDefinition";
    private static final String SERVICE = "AWS::ECS::Service";

    /** Bytes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
    private static final int LARGEST_TASK = 64 * 1024;

    private static final Set<String> ROOT = Set.of("root", "0", "0:0", "root:root");

    /** What is asked of a container. */
    private interface ContainerCheck {
        void look(PropertyView container, ResourceFindings findings);
    }

    static final List<Rule> RULES = List.of(
            Rule.high("ECS_PRIVILEGED", "A container is privileged")
                    .because("Whoever breaks into it has the whole host.")
                    .mend("Leave Privileged at false.")
                    .see("ECS.4")
                    .on(
                            TASK,
                            each((container, findings) ->
                                    findings.mustNotBeTrue(container.at("Privileged"), "the container is privileged")))
                    .rule(),
            Rule.warn("ECS_ROOT_USER", "A container runs as root")
                    .because("Whoever breaks into it may change all of it.")
                    .mend("Set User to one that isn't root.")
                    .see("ECS.1", "ECS.20")
                    .on(TASK, each((container, findings) -> {
                        PropertyView user = container.at("User");
                        Truth root = user.isAbsent() ? Truth.YES : user.is(ROOT::contains);
                        findings.check(
                                root, user, "the user is " + (user.isAbsent() ? "the image's own" : user.shown()));
                    }))
                    .rule(),
            Rule.info("ECS_WRITABLE_ROOT", "The file system of a container can be written to")
                    .because("Whoever breaks into it can leave something behind.")
                    .mend("Set ReadonlyRootFilesystem to true, with volumes for what must be written.")
                    .see("ECS.5")
                    .on(
                            TASK,
                            each((container, findings) -> findings.mustBeTrue(
                                    container.at("ReadonlyRootFilesystem"), "the root file system is writable")))
                    .rule(),
            Rule.critical("ECS_SECRET_IN_ENV", "A secret stands in the environment of a container")
                    .because("Whoever may look at the task definition, or its history, has it.")
                    .mend("Move it to a secret and name that under [deploy.secrets].")
                    .see("ECS.8", "AwsSolutions-ECS2")
                    .on(TASK, each(EcsRules::secrets))
                    .rule(),
            Rule.warn("ECS_NO_LOGS", "A container has no logs")
                    .because("After an incident nobody can tell what it did.")
                    .mend("Set LogConfiguration.")
                    .see("ECS.9", "AwsSolutions-ECS7")
                    .on(
                            TASK,
                            each((container, findings) -> findings.mustBeThere(
                                    container.at("LogConfiguration"), "there is no LogConfiguration")))
                    .rule(),
            Rule.high("ECS_HOST_PID", "A task sees the processes of its host")
                    .because("Whoever breaks into it sees, and may stop, what else runs there.")
                    .mend("Remove PidMode.")
                    .see("ECS.3")
                    .on(
                            TASK,
                            (resource, findings) -> findings.check(
                                    resource.at("PidMode").is("host"), resource.at("PidMode"), "PidMode is host"))
                    .rule(),
            Rule.high("ECS_HOST_NETWORK", "A task uses the network of its host")
                    .because("It reaches the credentials of the machine, and no security group of its own guards it.")
                    .mend("Set NetworkMode to awsvpc.")
                    .see("ECS.1", "ECS.17")
                    .on(
                            TASK,
                            (resource, findings) -> findings.check(
                                    resource.at("NetworkMode").is("host"),
                                    resource.at("NetworkMode"),
                                    "NetworkMode is host"))
                    .rule(),
            Rule.high("ECS_PUBLIC_IP", "The tasks of a service get public addresses")
                    .because("Only their security group stands between the internet and them.")
                    .mend("Set AssignPublicIp to DISABLED and use private subnets.")
                    .see("ECS.2", "ECS.16")
                    .on(SERVICE, (resource, findings) -> {
                        PropertyView address =
                                resource.at("NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp");
                        findings.check(address.is("ENABLED"), address, "public access: tasks get public addresses");
                    })
                    .rule(),
            Rule.info("ECS_OLD_PLATFORM", "A service stays on an old platform version")
                    .because("It gets no security updates of the platform.")
                    .mend("Set PlatformVersion to LATEST.")
                    .see("ECS.10")
                    .on(SERVICE, (resource, findings) -> {
                        PropertyView version = resource.at("PlatformVersion");
                        if (version.isPresent()) {
                            findings.check(
                                    version.is("LATEST").not(), version, "PlatformVersion is " + version.shown());
                        }
                    })
                    .rule(),
            Rule.info("ECS_NO_CIRCUIT_BREAKER", "A failed rollout of a service is not rolled back")
                    .because("It tries to start tasks that don't work for hours.")
                    .mend("Set Enable and Rollback of DeploymentCircuitBreaker to true.")
                    .on(
                            SERVICE,
                            (resource, findings) -> findings.mustBeTrue(
                                    resource.at("DeploymentConfiguration", "DeploymentCircuitBreaker", "Rollback"),
                                    "the circuit breaker doesn't roll back"))
                    .rule(),
            Rule.info("ECS_NO_INSIGHTS", "A cluster has no Container Insights")
                    .because("How many tasks run, and what they use, can't be seen.")
                    .mend("Set enable_container_insights = true under [deploy.observability].")
                    .see("ECS.12", "AwsSolutions-ECS4")
                    .decidedBy("deploy.observability.enable_container_insights")
                    .on("AWS::ECS::Cluster", EcsRules::insights)
                    .rule(),
            Rule.critical("ECS_FARGATE_PAIR", "Fargate has no tasks of that size")
                    .because("AWS refuses the task definition, and the deployment fails.")
                    .mend("Choose a pair of CPU and memory that Fargate runs.")
                    .decidedBy("deploy.compute.memory")
                    .on(TASK, EcsRules::fargatePair)
                    .rule(),
            Rule.critical("ECS_TASK_TOO_LARGE", "A task definition is larger than ECS allows")
                    .because("AWS refuses it, and the deployment fails.")
                    .mend("Move variables to parameters under one path.")
                    .on(TASK, EcsRules::size)
                    .rule());

    private EcsRules() {}

    private static Rule.ResourceCheck each(ContainerCheck check) {
        return (resource, findings) ->
                resource.at("ContainerDefinitions").elements().forEach(container -> check.look(container, findings));
    }

    private static void secrets(PropertyView container, ResourceFindings findings) {
        for (PropertyView variable : container.at("Environment").elements()) {
            PropertyView value = variable.at("Value");
            String name = variable.at("Name").shown();
            boolean looksLikeOne = value.text().filter(Secrets::looksLikeOne).isPresent();
            Truth named = variable.at("Name").is(Secrets::isName).and(Secrets.isLiteral(value));
            findings.check(
                    Truth.of(looksLikeOne).or(named), value, "the variable " + name + " holds a secret as a text");
        }
    }

    private static void insights(ResourceView cluster, ResourceFindings findings) {
        Truth on = cluster.at("ClusterSettings")
                .any(setting -> setting.at("Name")
                        .is("containerInsights")
                        .and(setting.at("Value").is(Set.of("enabled", "enhanced")::contains)));
        findings.check(on.not(), cluster.at("ClusterSettings"), "Container Insights is off");
    }

    private static void fargatePair(ResourceView task, ResourceFindings findings) {
        Truth fargate = task.at("RequiresCompatibilities").any(one -> one.is("FARGATE"));
        PropertyView cpu = task.at("Cpu");
        PropertyView memory = task.at("Memory");
        Truth known = Truth.of(number(cpu).isPresent() && number(memory).isPresent());
        boolean open = cpu.unresolved().isPresent() || memory.unresolved().isPresent();
        Truth runs = open
                ? Truth.UNKNOWN
                : known.not()
                        .or(Truth.of(number(cpu)
                                .flatMap(units -> number(memory).filter(mib -> FargateSizes.runs(units, mib)))
                                .isPresent()));
        findings.check(
                fargate.and(runs.not()),
                cpu.unresolved().isPresent() ? cpu : memory,
                "Fargate doesn't run " + cpu.shown() + " CPU units with " + memory.shown() + " MiB of memory");
    }

    private static Optional<Integer> number(PropertyView value) {
        return value.text().filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    private static void size(ResourceView task, ResourceFindings findings) {
        int bytes = CompactJson.bytes(task.definition().properties());
        PropertyView containers = task.at("ContainerDefinitions");
        Truth known = containers.unresolved().isPresent() ? Truth.UNKNOWN : Truth.YES;
        findings.check(
                Truth.of(bytes > LARGEST_TASK).or(known.not()),
                containers,
                bytes + " bytes, and ECS allows " + LARGEST_TASK);
    }
}
