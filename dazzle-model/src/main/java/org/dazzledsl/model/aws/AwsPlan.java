package org.dazzledsl.model.aws;

import java.util.List;
import java.util.Objects;
import org.dazzledsl.grammar.source.Problem;

/**
 * What the planner came to.
 *
 * @param refusals why nothing may be generated from it, although it can be looked at: an even node count
 */
public record AwsPlan(AwsRequirements requirements, List<Problem> refusals) {

    public AwsPlan {
        Objects.requireNonNull(requirements, "requirements");
        refusals = List.copyOf(refusals);
    }
}
