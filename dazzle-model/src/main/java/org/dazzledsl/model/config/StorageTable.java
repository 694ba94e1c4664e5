package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.amount;
import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.listOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;
import java.util.OptionalInt;

/** The table {@code [deploy.storage]}. */
final class StorageTable {

    static final ConfigKey<Boolean> VERSIONED = new ConfigKey<>(
            "deploy.storage.versioned", flag(), Default.of(true), "whether earlier versions of an object are kept");
    static final ConfigKey<Integer> LIFECYCLE_EXPIRATION_DAYS = new ConfigKey<>(
            "deploy.storage.lifecycle_expiration_days",
            amount(1, 36_500, "days"),
            Default.none(),
            "after which an object expires; without it none does");
    static final ConfigKey<List<String>> CORS_ALLOWED_ORIGINS = new ConfigKey<>(
            "deploy.storage.cors_allowed_origins",
            listOf(
                    text(
                            "an origin such as \"https://bank.example.com\", or \"*\"",
                            "\\*|https?://(?:\\*\\.)?[A-Za-z0-9.-]+(?::[0-9]{1,5})?"),
                    0,
                    100,
                    "origins"),
            Default.of(List.of()),
            "from which browsers may read and write objects");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.storage",
            "The bucket for file fields, if the specification has any.",
            List.of(VERSIONED, LIFECYCLE_EXPIRATION_DAYS, CORS_ALLOWED_ORIGINS),
            List.of());

    private StorageTable() {}

    static DeployConfig.Storage read(Settings settings) {
        OptionalInt expiration =
                settings.find(LIFECYCLE_EXPIRATION_DAYS).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new DeployConfig.Storage(settings.get(VERSIONED), expiration, settings.get(CORS_ALLOWED_ORIGINS));
    }
}
