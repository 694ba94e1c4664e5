package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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

    /** Where user and system times stand, counted from behind the command's name; then those of children that ended. */
    private static final int OWN_USER = 11;

    private static final int OWN_SYSTEM = 12;

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

    static Measured median(List<Measured> runs) {
        return new Measured(
                median(runs, Measured::wallSeconds),
                median(runs, Measured::cpuSeconds),
                median(runs, Measured::peakMegabytes));
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> value) {
        return median(runs.stream().mapToDouble(value));
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Of this process and of its children that ended. */
    static double ownCpuSeconds() throws IOException {
        return cpuSeconds(OWN_USER, OWN_SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
    }

    private static double childrenCpuSeconds() throws IOException {
        return cpuSeconds(CHILDREN_USER, CHILDREN_SYSTEM);
    }

    private static double cpuSeconds(int... fields) throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] all = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(all[field]);
        }
        return ticks / TICKS_PER_SECOND;
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
