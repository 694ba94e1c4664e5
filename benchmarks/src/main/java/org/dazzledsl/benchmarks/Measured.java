package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run took, with all processes that it started.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds user and system time; 0 where the system doesn't say
 * @param peakMegabytes what the processes held at once, looked at every 20 ms; 0 where the system doesn't say
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMegabytes) {

    private static final int SAMPLE_MILLISECONDS = 20;

    /** Of Linux's times in /proc, the same on every machine. */
    private static final double TICKS_PER_SECOND = 100;

    /** Where the user and system times of children that ended stand, counted from behind the command's name. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    /** Something that starts processes and waits for them. */
    interface Run {
        void run() throws Exception;
    }

    static Measured of(Run run) throws Exception {
        Sampler sampler = new Sampler();
        Thread thread = new Thread(sampler, "sampler");
        thread.setDaemon(true);
        double cpu = childrenCpuSeconds();
        long start = System.nanoTime();
        thread.start();
        try {
            run.run();
        } finally {
            sampler.stopped = true;
        }
        double wall = (System.nanoTime() - start) / 1e9;
        thread.join();
        return new Measured(wall, childrenCpuSeconds() - cpu, sampler.peakKilobytes * 1024 / 1e6);
    }

    /** Where the processes were there before. */
    Measured withoutCpu(double seconds) {
        return new Measured(wallSeconds, cpuSeconds - seconds, peakMegabytes);
    }

    static Measured median(List<Measured> runs) {
        return new Measured(
                median(runs, Measured::wallSeconds),
                median(runs, Measured::cpuSeconds),
                median(runs, Measured::peakMegabytes));
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> value) {
        List<Double> sorted = runs.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double childrenCpuSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
    }

    private static final class Sampler implements Runnable {

        private volatile boolean stopped;
        private long peakKilobytes;

        @Override
        public void run() {
            try {
                while (!stopped) {
                    long kilobytes = ProcessHandle.current()
                            .descendants()
                            .mapToLong(process -> residentKilobytes(process.pid()))
                            .sum();
                    peakKilobytes = Math.max(peakKilobytes, kilobytes);
                    Thread.sleep(SAMPLE_MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static long residentKilobytes(long process) {
            try {
                return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .sum();
            } catch (IOException e) {
                // It has ended.
                return 0;
            }
        }
    }
}
