package org.dazzledsl.model.aws;

import java.util.List;
import java.util.Locale;

/** The six stacks, in the order in which they are deployed. */
public enum StackName {
    NETWORK("Network"),
    TIGERBEETLE("TigerBeetle", NETWORK),
    DATA("Data", NETWORK),
    MESSAGING("Messaging"),
    COMPUTE("Compute", NETWORK, TIGERBEETLE, DATA, MESSAGING),
    OBSERVABILITY("Observability", TIGERBEETLE, DATA, MESSAGING, COMPUTE);

    private final String title;
    private final List<StackName> after;

    StackName(String title, StackName... after) {
        this.title = title;
        this.after = List.of(after);
    }

    /** As people and outputs write it: {@code Network}, {@code TigerBeetle}, … */
    public String title() {
        return title;
    }

    /** The part of an SSM path that belongs to this stack: {@code network}, {@code tigerbeetle}, … */
    public String pathSegment() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The stacks that must be deployed before this one, where they exist. */
    public List<StackName> after() {
        return after;
    }
}
