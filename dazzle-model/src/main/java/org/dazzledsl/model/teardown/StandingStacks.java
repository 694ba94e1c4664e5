package org.dazzledsl.model.teardown;

import java.util.Optional;
import java.util.SortedMap;

/** The CloudFormation stacks of an account and region that may be taken down, and their buckets, which must be empty first. */
public interface StandingStacks extends AutoCloseable {

    /** Gets to them; found by {@link java.util.ServiceLoader}, since what it needs is loaded only when it is asked for. */
    interface Connector {

        /** Credentials are looked for only when the first stack is. */
        StandingStacks connect(String region);
    }

    /**
     * @param stack the stack's name
     * @return nothing when no such stack is deployed
     * @throws AwsFaultException when that can't be found out: for want of credentials, permissions or a connection
     */
    Optional<StandingStack> find(String stack) throws AwsFaultException;

    /**
     * The names of the buckets that stand in a stack itself, by logical id, without those that stay when it is deleted as it is
     * deployed.
     */
    SortedMap<String, String> buckets(String stack) throws AwsFaultException;

    /**
     * Deletes all objects of a bucket, with their earlier versions.
     *
     * @return how many objects and versions that were
     * @throws AwsFaultException when one of them can't be deleted; others may be gone
     */
    long empty(String bucket) throws AwsFaultException;

    @Override
    void close();
}
