package org.dazzledsl.model.aws;

import java.util.List;
import java.util.Objects;
import org.dazzledsl.grammar.source.Problem;

/**
 * What the planner of one stack came to.
 *
 * @param notes what people should know besides the resources
 * @param refusals why nothing may be generated from it, although it can be looked at
 */
public record StackPlan<S extends AwsStack>(S stack, List<Note> notes, List<Problem> refusals) {

    public StackPlan {
        Objects.requireNonNull(stack, "stack");
        notes = List.copyOf(notes);
        refusals = List.copyOf(refusals);
    }
}
