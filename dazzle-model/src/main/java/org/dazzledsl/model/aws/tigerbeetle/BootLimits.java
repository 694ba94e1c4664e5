package org.dazzledsl.model.aws.tigerbeetle;

import java.util.stream.IntStream;

/**
 * How long a machine that becomes a replica waits for what it needs, in seconds, before it fails and says so.
 *
 * @param answerSeconds for an answer of AWS: who this machine is, and whether the volume was formatted
 * @param attachSeconds for its volume, which the machine before it may still hold
 * @param deviceSeconds for the volume's device to appear, and for it to be mounted
 * @param downloadSeconds for the server's archive
 * @param recoverSeconds for a lost data file to be recovered from the other replicas
 * @param listenSeconds for the server to listen
 * @param normalSeconds in an update, for the replica to count again
 * @param pollSeconds between two looks at any of these
 */
public record BootLimits(
        int answerSeconds,
        int attachSeconds,
        int deviceSeconds,
        int downloadSeconds,
        int recoverSeconds,
        int listenSeconds,
        int normalSeconds,
        int pollSeconds) {

    /** A machine that is being terminated may take minutes to let go of its volume. */
    static final BootLimits DEFAULT = new BootLimits(60, 600, 60, 300, 900, 300, 900, 2);

    private static final int ANSWERS = 2;
    private static final int DEVICE_WAITS = 2;

    public BootLimits {
        if (IntStream.of(
                        answerSeconds,
                        attachSeconds,
                        deviceSeconds,
                        downloadSeconds,
                        recoverSeconds,
                        listenSeconds,
                        normalSeconds,
                        pollSeconds)
                .anyMatch(seconds -> seconds < 1)) {
            throw new IllegalArgumentException("A limit is at least a second");
        }
    }

    /** All of it one after another, the worst case, in seconds. */
    public int totalSeconds() {
        return ANSWERS * answerSeconds
                + attachSeconds
                + DEVICE_WAITS * deviceSeconds
                + downloadSeconds
                + recoverSeconds
                + listenSeconds
                + normalSeconds;
    }
}
