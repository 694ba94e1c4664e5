package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.amount;
import static org.dazzledsl.model.config.ConfigTypes.count;
import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/** The table {@code [deploy.compute]}. */
final class ComputeTable {

    private static final int MOST_TASKS = 1000;
    private static final int USUAL_MAXIMUM = 4;

    static final ConfigKey<FargateSizes.Size> SIZE = new ConfigKey<>(
            "deploy.compute.size",
            oneOf(FargateSizes.Size.byWord()),
            Default.none(),
            "`cpu` and `memory` in one word: 256/512, 512/1024, 1024/2048, 2048/4096");
    /** Of {@code cpu} and {@code memory}, the one that is not written follows from the one that is. */
    static final ConfigKey<Integer> CPU = new ConfigKey<>(
            "deploy.compute.cpu",
            oneOf(FargateSizes.cpus(), "CPU units"),
            Default.from("of `size`; else the least that `memory` goes with; else 256", ComputeTable::defaultCpu),
            "of a task; 1024 are one processor");

    static final ConfigKey<Integer> MEMORY = new ConfigKey<>(
            "deploy.compute.memory",
            amount(512, 122_880, "MiB"),
            Default.from("of `size`; else twice `cpu`", ComputeTable::defaultMemory),
            "of a task");
    static final ConfigKey<Integer> DESIRED_COUNT = new ConfigKey<>(
            "deploy.compute.desired_count",
            count(0, MOST_TASKS),
            Default.from(
                    "1; in prod 2; within `min_capacity` and `max_capacity` where those are set",
                    ComputeTable::defaultDesiredCount),
            "tasks at the first deployment");
    static final ConfigKey<Integer> MIN_CAPACITY = new ConfigKey<>(
            "deploy.compute.min_capacity",
            count(0, MOST_TASKS),
            Default.from("`desired_count`", settings -> settings.get(DESIRED_COUNT)),
            "tasks below which scaling doesn't go");
    static final ConfigKey<Integer> MAX_CAPACITY = new ConfigKey<>(
            "deploy.compute.max_capacity",
            count(1, MOST_TASKS),
            Default.from(
                    USUAL_MAXIMUM + ", or `desired_count` or `min_capacity` where that is more",
                    settings ->
                            Math.max(USUAL_MAXIMUM, Math.max(settings.get(DESIRED_COUNT), settings.get(MIN_CAPACITY)))),
            "tasks above which scaling doesn't go");
    static final ConfigKey<Boolean> USE_SPOT = new ConfigKey<>(
            "deploy.compute.use_spot", flag(), Default.of(false), "cheaper tasks that AWS may stop at any time");
    static final ConfigKey<String> HEALTH_CHECK_PATH = new ConfigKey<>(
            "deploy.compute.health_check_path",
            text("a path such as \"/health\"", "/[!-~]{0,1023}"),
            Default.of("/health"),
            "what the load balancer asks for");
    static final ConfigKey<Integer> CONTAINER_PORT = new ConfigKey<>(
            "deploy.compute.container_port",
            count(1, 65_535),
            Default.of(8000),
            "the port that the container listens on");
    static final ConfigKey<Architecture> ARCHITECTURE = new ConfigKey<>(
            "deploy.compute.architecture",
            oneOf(architectures()),
            Default.of(Architecture.X86_64),
            "the processor that the image is built for");
    static final ConfigKey<String> IMAGE = new ConfigKey<>(
            "deploy.compute.image",
            text(
                    "a container image such as \"123456789012.dkr.ecr.us-east-1.amazonaws.com/bank:1.0\"",
                    "[A-Za-z0-9][A-Za-z0-9._:/@-]*"),
            Default.none(),
            "an image that exists; without it the first deployment runs no task until one is pushed");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.compute",
            "The Fargate service that runs the application.",
            List.of(
                    SIZE,
                    CPU,
                    MEMORY,
                    DESIRED_COUNT,
                    MIN_CAPACITY,
                    MAX_CAPACITY,
                    USE_SPOT,
                    HEALTH_CHECK_PATH,
                    CONTAINER_PORT,
                    ARCHITECTURE,
                    IMAGE),
            List.of(
                    new Rule(
                            "`cpu` and `memory` are a pair that Fargate runs",
                            List.of(SIZE, CPU, MEMORY),
                            ComputeTable::fargateRunsPair),
                    new Rule(
                            "`cpu` and `memory` are those of `size` where it is set",
                            List.of(SIZE, CPU, MEMORY),
                            ComputeTable::sizeAgrees),
                    new Rule(
                            "`min_capacity` ≤ `desired_count` ≤ `max_capacity`",
                            List.of(MIN_CAPACITY, DESIRED_COUNT, MAX_CAPACITY),
                            ComputeTable::countsAreInOrder)));

    private ComputeTable() {}

    static Map<String, Architecture> architectures() {
        Map<String, Architecture> architectures = new LinkedHashMap<>();
        for (Architecture architecture : Architecture.values()) {
            architectures.put(architecture.word(), architecture);
        }
        return architectures;
    }

    private static int defaultCpu(Settings settings) {
        return settings.written(SIZE)
                .map(FargateSizes.Size::cpu)
                .or(() -> settings.written(MEMORY).flatMap(FargateSizes::smallestCpuFor))
                .orElse(FargateSizes.Size.SMALL.cpu());
    }

    private static int defaultMemory(Settings settings) {
        return settings.written(SIZE).map(FargateSizes.Size::memory).orElseGet(() -> 2 * settings.get(CPU));
    }

    private static int defaultDesiredCount(Settings settings) {
        int usual = settings.environment().isProduction() ? 2 : 1;
        int atLeast = Math.max(usual, settings.written(MIN_CAPACITY).orElse(0));
        return Math.min(atLeast, settings.written(MAX_CAPACITY).orElse(MOST_TASKS));
    }

    private static void fargateRunsPair(Settings settings, Consumer<Problem> problems) {
        int cpu = settings.get(CPU);
        int memory = settings.get(MEMORY);
        // A size that disagrees is reported by its own rule.
        if (!settings.isWritten(SIZE) && !FargateSizes.isPair(cpu, memory)) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(MEMORY, CPU),
                            "Fargate runs no task of " + cpu + " CPU units with " + memory + " MiB")
                    .expecting("'memory' of " + FargateSizes.memoriesInWords(cpu) + " with 'cpu' of " + cpu));
        }
    }

    private static void sizeAgrees(Settings settings, Consumer<Problem> problems) {
        settings.written(SIZE).ifPresent(size -> {
            agree(settings, CPU, size, size.cpu(), problems);
            agree(settings, MEMORY, size, size.memory(), problems);
        });
    }

    private static void agree(
            Settings settings, ConfigKey<Integer> key, FargateSizes.Size size, int ofSize, Consumer<Problem> problems) {
        settings.written(key)
                .filter(value -> value != ofSize)
                .ifPresent(value -> problems.accept(ConfigProblems.contradiction(
                                settings.place(key),
                                "'" + key.name() + "' is " + value + ", and 'size' is \"" + size.word()
                                        + "\", which has " + ofSize)
                        .expecting("'size', or 'cpu' and 'memory'")));
    }

    private static void countsAreInOrder(Settings settings, Consumer<Problem> problems) {
        int least = settings.get(MIN_CAPACITY);
        int desired = settings.get(DESIRED_COUNT);
        int most = settings.get(MAX_CAPACITY);
        if (least > desired || desired > most) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(DESIRED_COUNT, MIN_CAPACITY, MAX_CAPACITY),
                            "'min_capacity' is " + least + ", 'desired_count' " + desired + ", 'max_capacity' " + most)
                    .expecting("the three in this order, none less than the one before"));
        }
    }

    static DeployConfig.Compute read(Settings settings) {
        return new DeployConfig.Compute(
                settings.get(CPU),
                settings.get(MEMORY),
                settings.get(DESIRED_COUNT),
                settings.get(MIN_CAPACITY),
                settings.get(MAX_CAPACITY),
                settings.get(USE_SPOT),
                settings.get(HEALTH_CHECK_PATH),
                settings.get(CONTAINER_PORT),
                settings.get(ARCHITECTURE),
                settings.find(IMAGE));
    }
}
