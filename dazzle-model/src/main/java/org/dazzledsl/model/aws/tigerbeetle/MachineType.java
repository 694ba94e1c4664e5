package org.dazzledsl.model.aws.tigerbeetle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.config.Architecture;

/**
 * An EC2 instance type that a replica runs on, and what its connection to EBS sustains. What it can do for half an hour a
 * day, the burst, is no basis for a ledger. From AWS's table "EBS-optimized instance types":
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ebs-optimized.html
 *
 * @param memoryGib GiB
 * @param baselineIops IOPS of 16 KiB
 * @param baselineThroughput MB/s of 128 KiB
 * @param burstIops IOPS of 16 KiB
 * @param burstThroughput MB/s of 128 KiB
 */
public record MachineType(
        String name, int memoryGib, int baselineIops, int baselineThroughput, int burstIops, int burstThroughput) {

    /** Below it TigerBeetle only runs with {@code --development}: https://docs.tigerbeetle.com/operating/hardware/ */
    public static final int LEAST_MEMORY_GIB = 6;

    private static final long BYTES_PER_MB = 1_000_000;
    private static final long BYTES_PER_MIB = 1L << 20;

    private static final List<MachineType> KNOWN = List.of(
            new MachineType("t3.medium", 4, 2_000, 43, 11_800, 261),
            new MachineType("r6i.large", 16, 3_600, 81, 40_000, 1_250),
            new MachineType("r6i.xlarge", 32, 6_000, 156, 40_000, 1_250),
            new MachineType("r6i.2xlarge", 64, 12_000, 312, 40_000, 1_250),
            new MachineType("r6i.4xlarge", 128, 20_000, 625, 40_000, 1_250));

    /** A generation and a {@code g} among the letters after it, as in r7g, c6gn, m7gd and im4gn; or the oldest, a1. */
    private static final Pattern GRAVITON = Pattern.compile("(a1|[a-z]+\\d+[a-z]*g[a-z]*)\\..+");

    /** The type of this name, if it is one of those measured. */
    public static Optional<MachineType> named(String name) {
        for (MachineType type : KNOWN) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** AWS's naming tells a type's architecture, also of types that are not listed here. */
    public static Architecture architectureOf(String name) {
        return GRAVITON.matcher(name).matches() ? Architecture.ARM64 : Architecture.X86_64;
    }

    /** The most IOPS, in bursts. */
    public int mostIops() {
        return Math.max(baselineIops, burstIops);
    }

    /** What it moves for good, in whole MiB/s. */
    public int baselineMibPerSecond() {
        return mibPerSecond(baselineThroughput);
    }

    /** The most that it moves, in bursts, in whole MiB/s. */
    public int mostMibPerSecond() {
        return mibPerSecond(Math.max(baselineThroughput, burstThroughput));
    }

    private static int mibPerSecond(int megabytes) {
        return (int) (megabytes * BYTES_PER_MB / BYTES_PER_MIB);
    }

    /** Whether TigerBeetle has the memory that it needs. */
    public boolean hasEnoughMemory() {
        return memoryGib >= LEAST_MEMORY_GIB;
    }
}
