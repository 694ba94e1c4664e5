package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.network.NetworkStack;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import org.dazzledsl.model.config.DeployConfig;

/**
 * Everything that the stacks hold. Written and read as JSON by {@link AwsRequirementsJson}.
 *
 * @param tags of every resource that can be tagged, the built-in ones included
 * @param notes what the plan tells people besides the resources
 */
public record AwsRequirements(
        int schemaVersion,
        ResourceNames names,
        String region,
        Optional<String> account,
        SortedMap<String, String> tags,
        DeployConfig.Organization organization,
        NetworkStack network,
        Optional<TigerBeetleStack> tigerBeetle,
        Optional<DataStack> data,
        Optional<MessagingStack> messaging,
        ComputeStack compute,
        ObservabilityStack observability,
        List<Note> notes) {

    /** Raised when a reader of an older version could misread the JSON. */
    public static final int SCHEMA_VERSION = 1;

    public AwsRequirements {
        Objects.requireNonNull(names, "names");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        notes = List.copyOf(notes);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "This version reads AwsRequirements of schema " + SCHEMA_VERSION + ", not " + schemaVersion);
        }
    }

    /** The stacks that exist, in the order of their deployment. */
    public List<AwsStack> stacks() {
        List<AwsStack> stacks = new ArrayList<>(List.of(network));
        for (Optional<? extends AwsStack> some : List.of(tigerBeetle, data, messaging)) {
            if (some.isPresent()) {
                stacks.add(some.get());
            }
        }
        stacks.add(compute);
        stacks.add(observability);
        return List.copyOf(stacks);
    }
}
