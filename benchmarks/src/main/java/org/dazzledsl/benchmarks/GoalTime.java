package org.dazzledsl.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times a goal on a project that is up to date: whole Maven processes, and inside them the goal alone, from the moment when
 * Maven has configured it to its last word.
 */
public final class GoalTime {

    private static final int USUAL_ROUNDS = 11;

    private static final double NANOSECONDS = 1e6;

    /** What Maven's log says with {@code -X} right before it calls a goal. */
    private static final String CONFIGURED = "-- end configuration --";

    private static final Pattern LINE = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\[[^]]*] *(.*)");

    private final Path project;

    private GoalTime(Path project) {
        this.project = project;
    }

    /** With the project's folder, the goal, and perhaps how often; the plugin must be installed, and so must its output be. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(
                    "Expected the folder of a project, a goal, and perhaps a number of rounds");
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_ROUNDS;
        new GoalTime(Path.of(arguments[0])).measure(arguments[1], rounds, System.out);
    }

    private void measure(String goal, int rounds, PrintStream out) throws IOException, InterruptedException {
        maven("dazzle:generate");
        maven(goal);
        List<Double> alone = new ArrayList<>();
        List<Double> process = new ArrayList<>();
        List<Double> idle = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            alone.add(alone(maven(goal, "-X")));
            process.add(seconds(goal) * 1000);
            idle.add(seconds("dazzle:help") * 1000);
        }
        report(out, goal + ", the goal alone", alone);
        report(out, goal + ", whole process", process);
        report(out, "dazzle:help, whole process", idle);
    }

    private double seconds(String goal) throws IOException, InterruptedException {
        long start = System.nanoTime();
        maven(goal);
        return (System.nanoTime() - start) / NANOSECONDS / 1000;
    }

    private List<String> maven(String... arguments) throws IOException, InterruptedException {
        boolean isWindows = File.separatorChar == '\\';
        List<String> command = Stream.concat(
                        Stream.of(
                                isWindows ? "mvn.cmd" : "mvn",
                                "-B",
                                "-o",
                                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + String.join("\n", lines));
        }
        return lines;
    }

    /** In milliseconds, by the times that Maven writes before each line. */
    private static double alone(List<String> lines) {
        Optional<LocalTime> start = Optional.empty();
        Optional<LocalTime> end = Optional.empty();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || matcher.group(2).isBlank()) {
                continue;
            }
            LocalTime time = LocalTime.parse(matcher.group(1));
            if (matcher.group(2).endsWith(CONFIGURED)) {
                start = Optional.of(time);
            } else if (start.isPresent()) {
                if (matcher.group(2).startsWith("-----")) {
                    break;
                }
                end = Optional.of(time);
            }
        }
        return Duration.between(start.orElseThrow(), end.orElseThrow()).toNanos() / NANOSECONDS;
    }

    private static void report(PrintStream out, String what, List<Double> milliseconds) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        out.printf(
                "%-36s median %5.0f ms   least %5.0f   most %5.0f   (%d runs)%n",
                what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }
}
