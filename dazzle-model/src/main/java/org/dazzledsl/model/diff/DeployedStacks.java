package org.dazzledsl.model.diff;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The CloudFormation stacks of an account and region, as far as they are asked for. */
public interface DeployedStacks extends AutoCloseable {

    /** Gets to them; found by {@link java.util.ServiceLoader}, since what it needs is loaded only when it is asked for. */
    interface Connector {

        /** Credentials are looked for only when the first stack is. */
        DeployedStacks connect(String region);
    }

    /**
     * The template that a stack was deployed with.
     *
     * @param stack the stack's name or ARN
     * @return nothing when no such stack is deployed
     * @throws IOException when that can't be found out: for want of credentials, permissions or a connection
     */
    Optional<String> template(String stack) throws IOException;

    /** The ARNs of a stack's nested stacks, by logical id. */
    Map<String, String> nestedStacks(String stack) throws IOException;

    @Override
    void close();
}
