package org.dazzledsl.model.config;

import java.util.List;
import java.util.Optional;

/** The home of every key under {@code [deploy]}: what is read, and what is documented. */
final class DeployTables {

    static final String ROOT = "deploy";

    /** Overlays by environment: each may hold every key of {@link #ALL} but the environment. */
    static final String ENVIRONMENTS = "environments";

    /** In the order of the documentation. */
    static final List<ConfigTable> ALL = List.of(
            GeneralTable.TABLE,
            NetworkTable.TABLE,
            ComputeTable.TABLE,
            DatabaseTable.TABLE,
            StorageTable.TABLE,
            MessagingTable.TABLE,
            DnsTable.TABLE,
            ObservabilityTable.TABLE,
            TigerBeetleTable.TABLE,
            EmailTable.TABLE,
            OutputTable.TABLE,
            PreflightTable.TABLE);

    private DeployTables() {}

    static Optional<ConfigTable> table(String name) {
        return ALL.stream()
                .filter(table -> table.path().equals(ROOT + "." + name))
                .findFirst();
    }

    static List<String> tableNames() {
        return ALL.stream()
                .skip(1)
                .map(table -> table.path().substring(ROOT.length() + 1))
                .toList();
    }

    static DeployConfig read(Settings settings) {
        return new DeployConfig(
                settings.get(GeneralTable.ENABLED),
                settings.environment(),
                settings.get(GeneralTable.REGION),
                settings.find(GeneralTable.ACCOUNT),
                GeneralTable.tags(settings),
                GeneralTable.organization(settings),
                NetworkTable.read(settings),
                ComputeTable.read(settings),
                DatabaseTable.read(settings),
                StorageTable.read(settings),
                MessagingTable.read(settings),
                DnsTable.read(settings),
                ObservabilityTable.read(settings),
                TigerBeetleTable.read(settings),
                EmailTable.read(settings),
                settings.get(GeneralTable.SECRETS),
                OutputTable.read(settings),
                PreflightTable.read(settings),
                settings.places());
    }
}
