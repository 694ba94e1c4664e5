package org.dazzledsl.model.config;

/** What AWS's gp3 volumes can do: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
public final class Gp3 {

    /** IOPS that every volume has. */
    public static final int BASELINE_IOPS = 3000;

    /** The most IOPS for each GiB. */
    public static final int IOPS_PER_GIB = 500;

    /** The fewest IOPS for each MiB/s of throughput. */
    public static final int IOPS_PER_MIBPS = 4;

    private Gp3() {}
}
