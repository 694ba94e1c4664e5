package org.dazzledsl.model.preflight;

import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.PlannedResource;

/** Where a rule puts what it finds in a plan. */
public interface PlanFindings {

    /** Something that a key of {@code dazzle.toml} says, or leaves to its default. */
    void found(String key, String message);

    /** Something about a planned resource; its place is that of the key that decides, else that of its reason. */
    void found(AwsStack stack, PlannedResource resource, String property, String message);

    /** Something at a place that is known. */
    void found(Span place, String message);
}
