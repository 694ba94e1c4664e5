package org.dazzledsl.model.preflight;

import java.util.List;

/**
 * Rules of one's own. An implementation that a jar names in {@code META-INF/services/} is found when the jar stands among the
 * plugin's {@code <dependencies>}.
 */
public interface RuleProvider {

    /** With ids that no other rule has. A rule is asked about several stacks at once: it keeps nothing between two looks. */
    List<Rule> rules();
}
