package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final Set<String> ROOT = Set.of("root", "0", "0:0", "root:root");

    static final List<Rule> RULES = List.of(
            Rule.high("ECS_PRIVILEGED", "A container is privileged")
                    .because("Whoever breaks into it has the whole host.")
                    .mend("Leave Privileged at false.")
                    .see("ECS.4")
                    .on(TASK, each(property("Privileged").mustNotBeTrue("the container is privileged")))
                    .rule(),
            Rule.warn("ECS_ROOT_USER", "A container runs as root")
                    .because("Whoever breaks into it may change all of it.")
                    .mend("Set User to one that isn't root.")
                    .see("ECS.1", "ECS.20")
                    .on(TASK, each((container, findings) -> {
                        PropertyView user = container.at("User");
                        Truth root = user.isAbsent() ? Truth.YES : user.isOneOf(ROOT);
                        findings.check(
                                root, user, "the user is " + (user.isAbsent() ? "the image's own" : user.shown()));
                    }))
                    .rule(),
            Rule.info("ECS_WRITABLE_ROOT", "The file system of a container can be written to")
                    .because("Whoever breaks into it can leave something behind.")
                    .mend("Set ReadonlyRootFilesystem to true, with volumes for what must be written.")
                    .see("ECS.5")
                    .on(TASK, each(property("ReadonlyRootFilesystem").mustBeTrue("the root file system is writable")))
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
                    .on(TASK, each(property("LogConfiguration").mustBeThere("there is no LogConfiguration")))
                    .rule(),
            Rule.high("ECS_HOST_PID", "A task sees the processes of its host")
                    .because("Whoever breaks into it sees, and may stop, what else runs there.")
                    .mend("Remove PidMode.")
                    .see("ECS.3")
                    .on(TASK, property("PidMode").mustNotBe("host", "PidMode is host"))
                    .rule(),
            Rule.high("ECS_HOST_NETWORK", "A task uses the network of its host")
                    .because("It reaches the credentials of the machine, and no security group of its own guards it.")
                    .mend("Set NetworkMode to awsvpc.")
                    .see("ECS.1", "ECS.17")
                    .on(TASK, property("NetworkMode").mustNotBe("host", "NetworkMode is host"))
                    .rule(),
            Rule.high("ECS_PUBLIC_IP", "The tasks of a service get public addresses")
                    .because("Only their security group stands between the internet and them.")
                    .mend("Set AssignPublicIp to DISABLED and use private subnets.")
                    .see("ECS.2", "ECS.16")
                    .on(
                            SERVICE,
                            property("NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
                                    .mustNotBe("ENABLED", "public access: tasks get public addresses"))
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
                            property("DeploymentConfiguration", "DeploymentCircuitBreaker", "Rollback")
                                    .mustBeTrue("the circuit breaker doesn't roll back"))
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

    private static Rule.ResourceCheck each(PartCheck check) {
        return (resource, findings) -> {
            for (PropertyView container : resource.at("ContainerDefinitions").elements()) {
                check.look(container, findings);
            }
        };
    }

    private static void secrets(PropertyView container, ResourceFindings findings) {
        for (PropertyView variable : container.at("Environment").elements()) {
            PropertyView value = variable.at("Value");
            String name = variable.at("Name").shown();
            boolean looksLikeOne = value.text().isPresent()
                    && Secrets.looksLikeOne(value.text().get());
            Truth named = variable.at("Name").is(Secrets::isName).and(Secrets.isLiteral(value));
            findings.check(
                    Truth.of(looksLikeOne).or(named), value, "the variable " + name + " holds a secret as a text");
        }
    }

    private static void insights(ResourceView cluster, ResourceFindings findings) {
        Truth on = Truth.NO;
        for (PropertyView setting : cluster.at("ClusterSettings").elements()) {
            on = on.or(setting.at("Name")
                    .is("containerInsights")
                    .and(setting.at("Value").isOneOf(Set.of("enabled", "enhanced"))));
        }
        findings.check(on.not(), cluster.at("ClusterSettings"), "Container Insights is off");
    }

    private static void fargatePair(ResourceView task, ResourceFindings findings) {
        Truth fargate = task.at("RequiresCompatibilities").anyIs("FARGATE");
        PropertyView cpu = task.at("Cpu");
        PropertyView memory = task.at("Memory");
        Optional<Integer> units = number(cpu);
        Optional<Integer> mib = number(memory);
        boolean open = cpu.unresolved().isPresent() || memory.unresolved().isPresent();
        // What is no number is none of ours to judge.
        boolean fits = units.isEmpty() || mib.isEmpty() || FargateSizes.runs(units.get(), mib.get());
        Truth runs = open ? Truth.UNKNOWN : Truth.of(fits);
        findings.check(
                fargate.and(runs.not()),
                cpu.unresolved().isPresent() ? cpu : memory,
                "Fargate doesn't run " + cpu.shown() + " CPU units with " + memory.shown() + " MiB of memory");
    }

    private static Optional<Integer> number(PropertyView value) {
        Optional<String> text = value.text();
        return text.isPresent() && NUMBER.matcher(text.get()).matches()
                ? Optional.of(Integer.valueOf(text.get()))
                : Optional.empty();
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
