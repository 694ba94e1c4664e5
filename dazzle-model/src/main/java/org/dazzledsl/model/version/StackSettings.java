package org.dazzledsl.model.version;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands beside a stack's template in a cloud assembly.
 *
 * @param tags that CloudFormation puts on everything in the stack
 * @param terminationProtection whether it refuses to delete the stack
 */
public record StackSettings(SortedMap<String, String> tags, boolean terminationProtection) {

    public StackSettings {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
