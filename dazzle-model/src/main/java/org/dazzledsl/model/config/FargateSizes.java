package org.dazzledsl.model.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pairs of CPU units and memory that Fargate runs, from the
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html">table of AWS</a>, and the
 * names that Dazzle gives to some of them.
 */
public final class FargateSizes {

    private static final int GIB = 1024;

    /** MiB of memory for a number of CPU units: the least, the most, and the step between two. */
    private record Memories(int least, int most, int step) {

        List<Integer> all() {
            return IntStream.iterate(least, memory -> memory <= most, memory -> memory + step)
                    // 256 CPU units go with 512, 1024 and 2048 MiB, not with 1536.
                    .filter(memory -> memory % GIB == 0 || memory < GIB)
                    .boxed()
                    .toList();
        }
    }

    /** A named size. */
    enum Size {
        SMALL(256, 512),
        MEDIUM(512, GIB),
        LARGE(1024, 2 * GIB),
        XLARGE(2048, 4 * GIB);

        private final int cpu;
        private final int memory;

        Size(int cpu, int memory) {
            this.cpu = cpu;
            this.memory = memory;
        }

        int cpu() {
            return cpu;
        }

        int memory() {
            return memory;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Map<String, Size> byWord() {
            Map<String, Size> sizes = new LinkedHashMap<>();
            for (Size size : values()) {
                sizes.put(size.word(), size);
            }
            return sizes;
        }
    }

    private FargateSizes() {}

    static List<Integer> cpus() {
        return List.of(256, 512, 1024, 2048, 4096, 8192, 16_384);
    }

    private static Memories memories(int cpu) {
        return switch (cpu) {
            case 256 -> new Memories(512, 2 * GIB, 512);
            case 512 -> new Memories(GIB, 4 * GIB, GIB);
            case 1024 -> new Memories(2 * GIB, 8 * GIB, GIB);
            case 2048 -> new Memories(4 * GIB, 16 * GIB, GIB);
            case 4096 -> new Memories(8 * GIB, 30 * GIB, GIB);
            case 8192 -> new Memories(16 * GIB, 60 * GIB, 4 * GIB);
            case 16_384 -> new Memories(32 * GIB, 120 * GIB, 8 * GIB);
            default -> throw new IllegalArgumentException("Fargate has no tasks of " + cpu + " CPU units");
        };
    }

    /** Whether Fargate runs tasks of any such size, also of CPU units that it has none of. */
    public static boolean runs(int cpu, int memory) {
        return cpus().contains(cpu) && isPair(cpu, memory);
    }

    static boolean isPair(int cpu, int memory) {
        return memories(cpu).all().contains(memory);
    }

    /** The memories that go with a number of CPU units, in MiB. */
    static String memoriesInWords(int cpu) {
        Memories memories = memories(cpu);
        List<String> all = memories.all().stream().map(String::valueOf).toList();
        return all.size() <= 4
                ? ConfigTypes.inWords(all)
                : memories.least() + " to " + memories.most() + " in steps of " + memories.step();
    }

    static Optional<Integer> smallestCpuFor(int memory) {
        return cpus().stream().filter(cpu -> isPair(cpu, memory)).findFirst();
    }
}
