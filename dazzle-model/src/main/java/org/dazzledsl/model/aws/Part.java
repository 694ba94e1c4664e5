package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the nested stacks over which a stack spreads what an application may have any number of: queues, event buses,
 * schedules, and what watches them. A stack holds 500 resources at most (CloudFormation user guide, "Understand
 * CloudFormation quotas"), and a resource can't move from one stack to another without being made anew. So the part is a
 * function of the thing's own name from the first one on: the 501st resource moves none.
 *
 * @param number from 0 to {@value #COUNT} - 1
 */
public record Part(int number) {

    /**
     * How many there are at most, for good: with another number, nearly everything would move. So many that 1,000 queues,
     * 300 streams and 500 schedules, each with what belongs to it, leave each half empty.
     */
    public static final int COUNT = 32;

    private static final List<String> IDS = ids();

    public Part {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("Not a part: " + number);
        }
    }

    /** The part of the thing with this name. */
    public static Part of(String name) {
        return new Part(Integer.remainderUnsigned(Integer.parseUnsignedInt(Digests.shortHash(name), 16), COUNT));
    }

    /**
     * Where a stack that has less for each thing keeps it: each nested stack takes its time to be deployed.
     *
     * @param count of the parts of that stack, for good; {@value #COUNT} is a multiple of it
     */
    public Part among(int count) {
        if (count < 1 || COUNT % count != 0) {
            throw new IllegalArgumentException(COUNT + " is no multiple of " + count);
        }
        return new Part(number % count);
    }

    /** The logical id of the nested stack: {@code Part07}. */
    public String id() {
        return IDS.get(number);
    }

    /** Made once: each resource in a part asks for one. */
    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            ids.add(number < 10 ? "Part0" + number : "Part" + number);
        }
        return List.copyOf(ids);
    }
}
