package org.dazzledsl.model.teardown;

import java.util.Objects;

/**
 * A stack that is deployed.
 *
 * @param name of the CloudFormation stack: {@code bank-prod-Network}
 * @param refusesDeletion whether its termination protection is on
 */
public record StandingStack(String name, boolean refusesDeletion) {

    public StandingStack {
        Objects.requireNonNull(name, "name");
    }
}
