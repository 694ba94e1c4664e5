package org.dazzledsl.model.version;

import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;

/**
 * The TigerBeetle cluster that was generated.
 *
 * @param now as it was generated last
 * @param former as it was generated before, where that was another: its data files may exist, and nothing tells
 */
public record ClusterVersion(ClusterIdentity now, Optional<ClusterIdentity> former) {

    public ClusterVersion {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(former, "former");
    }

    /** As it was generated first. */
    public ClusterIdentity first() {
        return former.orElse(now);
    }

    /** Remembers what an earlier one was, as long as this one is another. */
    ClusterVersion following(ClusterVersion earlier) {
        return new ClusterVersion(now, Optional.of(earlier.first()).filter(was -> !was.equals(now)));
    }
}
