package org.dazzledsl.maven.deployment;

import java.util.Optional;

/** Somebody who can be asked before anything happens that can't be taken back. */
@FunctionalInterface
public interface Confirmation {

    /** Where nobody looks at a terminal. */
    Confirmation NOBODY = question -> Optional.empty();

    /**
     * Asks, and waits.
     *
     * @return what was typed, blank for nothing; empty when there is nobody to be asked
     */
    Optional<String> ask(String question);
}
