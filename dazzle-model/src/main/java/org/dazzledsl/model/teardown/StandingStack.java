package org.dazzledsl.model.teardown;

import java.util.Objects;

/**
 * A stack that is deployed.
 *
 * @param name of the CloudFormation stack: {@code bank-prod-Network}
 * @param account that it stands in: twelve digits
 * @param refusesDeletion whether its termination protection is on
 */
public record StandingStack(String name, String account, boolean refusesDeletion) {

    public StandingStack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(account, "account");
    }
}
