package org.dazzledsl.model.aws.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.data.Bucket.AccessLogs;
import org.dazzledsl.model.aws.data.Bucket.Cors;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides the bucket for files. */
final class BucketPlanner {

    /** Long enough to notice that something is missing. */
    private static final int NONCURRENT_DAYS = 90;

    /** No upload takes longer than a week. */
    private static final int ABANDONED_UPLOAD_DAYS = 7;

    /** What an application does with a file from a browser. Deleting goes through the application. */
    private static final List<String> CORS_METHODS = List.of("GET", "HEAD", "POST", "PUT");

    private static final int CORS_MAX_AGE_SECONDS = 3000;

    private final PlanContext context;
    private final DeployConfig.Storage config;
    private final boolean retained;

    BucketPlanner(PlanContext context) {
        this.context = context;
        this.config = context.config().storage();
        this.retained = context.config().environment().keepsWhatHoldsData();
    }

    Bucket bucket() {
        List<Reason> reasons = new ArrayList<>(context.needs().storage().reasons());
        reasons.add(because(
                "deploy.storage.versioned",
                config.versioned() ? "what is overwritten or deleted is kept" : "only the last version is kept"));
        config.lifecycleExpirationDays()
                .ifPresent(days -> reasons.add(because(
                        "deploy.storage.lifecycle_expiration_days", "an object is deleted after " + days + " days")));
        if (!config.corsAllowedOrigins().isEmpty()) {
            reasons.add(because("deploy.storage.cors_allowed_origins", "browsers use the bucket from there"));
        }
        return new Bucket(
                new PlannedResource("AssetsBucket", Bucket.TYPE, "assets", reasons),
                config.versioned(),
                NONCURRENT_DAYS,
                ABANDONED_UPLOAD_DAYS,
                config.lifecycleExpirationDays(),
                config.corsAllowedOrigins().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Cors(config.corsAllowedOrigins(), CORS_METHODS, CORS_MAX_AGE_SECONDS)),
                retained ? Optional.of(accessLogs()) : Optional.empty(),
                retained);
    }

    /** What a teardown in dev needs to know. */
    List<Note> notes() {
        if (retained) {
            return List.of();
        }
        return List.of(new Note(
                "The bucket keeps no access logs in dev, and must be emptied by hand before its stack is deleted:"
                        + " CloudFormation can't delete a bucket that holds objects",
                because("deploy.environment", "a teardown of dev leaves nothing")));
    }

    private AccessLogs accessLogs() {
        int days = context.config().observability().logRetentionDays();
        List<Reason> reasons = new ArrayList<>(context.needs().storage().reasons());
        reasons.add(because("deploy.observability.log_retention_days", "logs are kept for " + days + " days"));
        return new AccessLogs(
                new PlannedResource("AssetsAccessLogs", Bucket.TYPE, "assets access logs", reasons),
                "assets/",
                days,
                ABANDONED_UPLOAD_DAYS,
                true);
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
