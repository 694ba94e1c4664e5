package org.dazzledsl.model.infra;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.model.because.Reason;

/**
 * What an application needs, cloud-neutral. Lists stand in the order of the files' paths and of the lines within them.
 *
 * @param application the reason that everything else has: the application itself
 * @param queue asynchronous work needs somewhere to wait; the channels of kind queue stand in {@code queues}
 * @param workers something has to do the asynchronous work
 * @param webhooks callers from outside reach the application
 * @param sensitiveFields fields marked pii or classified; nothing is built for them, the plan shows them
 */
public record InfraRequirements(
        Reason application,
        Need database,
        List<String> tables,
        Need storage,
        Need cache,
        Need queue,
        Need workers,
        Need webhooks,
        List<QueueNeed> queues,
        List<StreamNeed> streams,
        Optional<EmailNeed> email,
        List<ScheduleNeed> schedules,
        Optional<LedgerNeed> ledger,
        List<SecretNeed> secrets,
        Optional<TenancyNeed> tenancy,
        List<Reason> sensitiveFields) {

    public InfraRequirements {
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        streams = List.copyOf(streams);
        schedules = List.copyOf(schedules);
        secrets = List.copyOf(secrets);
        sensitiveFields = List.copyOf(sensitiveFields);
    }

    /** The streams whose events the application receives, which its workers do. */
    public List<StreamNeed> receivedStreams() {
        return streams.stream().filter(StreamNeed::received).toList();
    }

    /**
     * A channel of kind queue.
     *
     * @param name of the channel
     * @param visibilityTimeoutSeconds from the channel's config
     * @param maxReceives after which a message is a dead letter, from the channel's config
     * @param retentionSeconds from the channel's config
     */
    public record QueueNeed(
            String name,
            OptionalInt visibilityTimeoutSeconds,
            OptionalInt maxReceives,
            OptionalInt retentionSeconds,
            Reason reason) {}

    /**
     * A channel of kind stream.
     *
     * @param retentionSeconds how long events can be replayed, from the channel's config
     * @param partitionKey from the channel's config
     * @param received whether the application receives from it, so that its workers get the events; else they are only kept
     */
    public record StreamNeed(
            String name,
            OptionalInt retentionSeconds,
            Optional<String> partitionKey,
            boolean received,
            Reason reason) {}

    /**
     * The channels of kind email together: an application has one sender.
     *
     * @param fromAddress the first that a channel's config names
     * @param templates the messages that are sent, each once
     */
    public record EmailNeed(
            List<String> channels, Optional<String> fromAddress, List<EmailTemplate> templates, Need need) {

        public EmailNeed {
            channels = List.copyOf(channels);
            templates = List.copyOf(templates);
        }
    }

    /**
     * A message that an email channel sends.
     *
     * @param message its name
     * @param title what people call it; the template's subject
     * @param fields that the template may show, in their order
     */
    public record EmailTemplate(String message, String title, List<String> fields, Reason reason) {

        public EmailTemplate {
            fields = List.copyOf(fields);
        }
    }

    /** When a schedule runs. */
    public sealed interface Timing {
        /** A Unix cron expression of five fields. */
        record Cron(String expression) implements Timing {}

        /** @param seconds between two runs, a multiple of 60 */
        record Interval(int seconds) implements Timing {}
    }

    /** @param timezone an IANA name, {@code UTC} where none is given */
    public record ScheduleNeed(String name, String title, Timing timing, String timezone, Reason reason) {}

    /**
     * @param currencies ISO 4217 codes, each once, sorted
     * @param asyncTransactions how many transactions are executed asynchronously
     */
    public record LedgerNeed(
            List<String> ledgers,
            List<String> currencies,
            List<String> transactions,
            int asyncTransactions,
            Need need) {

        public LedgerNeed {
            ledgers = List.copyOf(ledgers);
            currencies = List.copyOf(currencies);
            transactions = List.copyOf(transactions);
        }
    }

    /** What a secret is for. */
    public enum SecretPurpose {
        /** Signing sessions and tokens; every application has one. */
        APPLICATION_KEY,
        EXTERNAL_API,
        LLM_KEY,
        WEBHOOK
    }

    /**
     * @param variable the environment variable under which the application reads it: as the specification spells it where it
     *     names one, else upper case with underscores
     * @param name what it belongs to: a service, a provider, a webhook
     */
    public record SecretNeed(SecretPurpose purpose, String name, String variable, Need need) {}

    /** @param mode one of shared_schema, schema_per_tenant, database_per_tenant, single */
    public record TenancyNeed(String mode, Optional<String> partitionKey, Reason reason) {}
}
