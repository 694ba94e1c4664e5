package org.dazzledsl.model.aws;

import java.util.List;
import org.dazzledsl.model.because.Reason;

/**
 * What the plan says of a resource.
 *
 * @param id the logical id in its stack's template (see {@link LogicalId}); unique in its stack
 * @param type the CloudFormation type, such as {@code AWS::SQS::Queue}
 * @param name what people call it: the physical name where it has one, else the id
 * @param reasons at least one
 */
public record PlannedResource(String id, String type, String name, List<Reason> reasons) {

    public PlannedResource {
        reasons = List.copyOf(reasons);
        if (!id.matches("[A-Za-z][A-Za-z0-9]*") || !type.startsWith("AWS::") || name.isBlank() || reasons.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not a planned resource: " + id + ", " + type + ", " + name + ", " + reasons);
        }
    }

    public PlannedResource(String id, String type, String name, Reason reason) {
        this(id, type, name, List.of(reason));
    }

    /** A resource without a physical name: people call it by its id. */
    public PlannedResource(String id, String type, List<Reason> reasons) {
        this(id, type, id, reasons);
    }
}
