package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dazzledsl.model.because.Reason;

/** A part of a stack, as a resource of that stack: it exists for the sake of what it holds. */
public record NestedStack(Part part, PlannedResource planned) implements AwsResource {

    static final String TYPE = "AWS::CloudFormation::Stack";

    /** The parts that the resources stand in, by their numbers. */
    static List<NestedStack> of(List<AwsResource> resources) {
        Map<Integer, Set<Reason>> reasons = new TreeMap<>();
        for (AwsResource resource : resources) {
            Optional<Part> part = resource.planned().part();
            if (part.isPresent()) {
                reasons.computeIfAbsent(part.get().number(), first -> new LinkedHashSet<>())
                        .addAll(resource.planned().reasons());
            }
        }
        List<NestedStack> stacks = new ArrayList<>();
        for (var entry : reasons.entrySet()) {
            Part part = new Part(entry.getKey());
            stacks.add(new NestedStack(part, new PlannedResource(part.id(), TYPE, List.copyOf(entry.getValue()))));
        }
        return stacks;
    }
}
