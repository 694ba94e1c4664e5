package org.dazzledsl.model.aws.data;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.network.Ports;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.Environment;

/** Decides the cache. */
final class CachePlanner {

    /** Minor versions that follow are taken in the maintenance window. */
    private static final String ENGINE_VERSION = "8.0";

    private static final String NODE_TYPE = "cache.t4g.micro";

    /** 1.4 GiB rather than 0.5. */
    private static final String PRODUCTION_NODE_TYPE = "cache.t4g.small";

    private static final int PRODUCTION_SNAPSHOT_DAYS = 7;

    /** ElastiCache takes 16 to 128 characters (Amazon ElastiCache user guide, "AUTH"). */
    private static final int TOKEN_LENGTH = 64;

    private final PlanContext context;
    private final Environment environment;

    CachePlanner(PlanContext context) {
        this.context = context;
        this.environment = context.config().environment();
    }

    Cache cache() {
        List<Reason> needs = context.needs().cache().reasons();
        boolean production = environment.isProduction();
        List<Reason> reasons = new ArrayList<>(needs);
        reasons.add(context.config()
                .places()
                .because(
                        "deploy.environment",
                        production
                                ? "in prod a replica in another zone takes over when the primary fails"
                                : "outside prod one node is enough"));
        return new Cache(
                new PlannedResource("Cache", "AWS::ElastiCache::ReplicationGroup", reasons),
                new Cache.Token(new PlannedResource("CacheToken", "AWS::SecretsManager::Secret", needs), TOKEN_LENGTH),
                Ports.CACHE,
                ENGINE_VERSION,
                production ? PRODUCTION_NODE_TYPE : NODE_TYPE,
                production ? 2 : 1,
                production ? PRODUCTION_SNAPSHOT_DAYS : 0,
                environment.keepsWhatHoldsData());
    }
}
