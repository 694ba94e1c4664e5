package org.dazzledsl.model.aws;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.because.Reason;

/**
 * What the plan says of a resource.
 *
 * @param id the logical id in its stack's template (see {@link LogicalId}); unique in its stack and all of its parts
 * @param type the CloudFormation type, such as {@code AWS::SQS::Queue}
 * @param name what people call it: the physical name where it has one, else the id
 * @param reasons at least one
 * @param part of its stack that it stands in; nothing where it stands in the stack itself
 */
public record PlannedResource(String id, String type, String name, List<Reason> reasons, Optional<Part> part) {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    public PlannedResource {
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(part, "part");
        if (!ID.matcher(id).matches() || !type.startsWith("AWS::") || name.isBlank() || reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a planned resource: " + id + ", " + type + ", " + name + ", " + reasons);
        }
    }

    public PlannedResource(String id, String type, String name, List<Reason> reasons) {
        this(id, type, name, reasons, Optional.empty());
    }

    public PlannedResource(String id, String type, String name, Reason reason) {
        this(id, type, name, List.of(reason));
    }

    /** A resource without a physical name: people call it by its id. */
    public PlannedResource(String id, String type, List<Reason> reasons) {
        this(id, type, id, reasons);
    }

    /** The same resource in a part of its stack. */
    public PlannedResource in(Part place) {
        return new PlannedResource(id, type, name, reasons, Optional.of(place));
    }
}
