package org.dazzledsl.model.infra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.app.Channel;
import org.dazzledsl.model.app.ChannelKind;
import org.dazzledsl.model.app.DataMark;
import org.dazzledsl.model.app.Entity;
import org.dazzledsl.model.app.ExternalService;
import org.dazzledsl.model.app.Field;
import org.dazzledsl.model.app.FieldType;
import org.dazzledsl.model.app.Ledger;
import org.dazzledsl.model.app.Message;
import org.dazzledsl.model.app.Parameter;
import org.dazzledsl.model.app.Tenancy;
import org.dazzledsl.model.app.Transaction;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.EmailNeed;
import org.dazzledsl.model.infra.InfraRequirements.EmailTemplate;
import org.dazzledsl.model.infra.InfraRequirements.LedgerNeed;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.InfraRequirements.TenancyNeed;

/** Infers from a specification what the application needs, and because of which lines. */
public final class InfraAnalyzer {

    /** With more integrations than this, their work is asynchronous. */
    private static final int SYNCHRONOUS_INTEGRATIONS = 2;

    /** With more experiences than this, their work is asynchronous. */
    private static final int SYNCHRONOUS_EXPERIENCES = 1;

    private static final List<String> ASYNC_WORDS = List.of("async", "background", "queue", "job");
    private static final String WEBHOOK_WORD = "webhook";

    private final AppSpec app;

    private InfraAnalyzer(AppSpec app) {
        this.app = app;
    }

    public static InfraRequirements analyze(AppSpec app) {
        return new InfraAnalyzer(app).requirements();
    }

    private InfraRequirements requirements() {
        Need asynchronous = asynchronousWork();
        return new InfraRequirements(
                Inference.APPLICATION.because(app.app()),
                need(app.entities().stream().map(Inference.TABLE::because)),
                app.entities().stream().map(Entity::name).toList(),
                need(fileFields()),
                need(Stream.concat(
                        app.integrations().stream().map(Inference.CACHED_INTEGRATION::because),
                        app.experiences().stream().map(Inference.CACHED_EXPERIENCE::because))),
                asynchronous,
                asynchronous,
                need(Stream.concat(
                        servicesThatSay(List.of(WEBHOOK_WORD)).map(Inference.WEBHOOK_SERVICE::because),
                        app.webhooks().stream().map(Inference.WEBHOOK::because))),
                queues(),
                streams(),
                email(),
                ScheduleFinder.find(app),
                ledger(),
                SecretFinder.find(app, servicesThatSay(List.of(WEBHOOK_WORD)).toList()),
                app.tenancy().map(InfraAnalyzer::tenancy),
                sensitiveFields());
    }

    private Stream<Reason> fileFields() {
        return app.entities().stream()
                .flatMap(entity -> entity.fields().stream()
                        .filter(field -> field.type() instanceof FieldType.File)
                        .map(field -> Inference.FILE.because(entity.idOf(field), field.span())));
    }

    /** What is done later waits in the work queue and is done by workers: there is never one without the other. */
    private Need asynchronousWork() {
        Stream.Builder<Stream<Reason>> reasons = Stream.builder();
        if (app.integrations().size() > SYNCHRONOUS_INTEGRATIONS) {
            reasons.add(app.integrations().stream().map(Inference.MANY_INTEGRATIONS::because));
        }
        if (app.experiences().size() > SYNCHRONOUS_EXPERIENCES) {
            reasons.add(app.experiences().stream().map(Inference.MANY_EXPERIENCES::because));
        }
        reasons.add(servicesThatSay(ASYNC_WORDS).map(Inference.ASYNC_SERVICE::because));
        reasons.add(app.transactions().stream()
                .filter(Transaction::isAsynchronous)
                .map(Inference.ASYNC_TRANSACTION::because));
        reasons.add(app.processes().stream().map(Inference.PROCESS::because));
        reasons.add(app.jobs().stream().map(Inference.JOB::because));
        reasons.add(app.schedules().stream().map(Inference.SCHEDULE::because));
        reasons.add(app.channels().stream()
                .filter(channel -> channel.kind() instanceof ChannelKind.Stream)
                .filter(channel -> !channel.receives().isEmpty())
                .map(Inference.RECEIVED_STREAM::because));
        return need(reasons.build().flatMap(stream -> stream));
    }

    /** Only a URL says anything: an inline specification or none at all doesn't. */
    private Stream<ExternalService> servicesThatSay(List<String> words) {
        return app.externalServices().stream()
                .filter(service -> service.spec() instanceof ExternalService.Spec.Url url
                        && words.stream().anyMatch(url.url().toLowerCase(Locale.ROOT)::contains));
    }

    private List<QueueNeed> queues() {
        List<QueueNeed> queues = new ArrayList<>();
        for (Channel channel : app.channels()) {
            if (channel.kind() instanceof ChannelKind.Queue queue) {
                queues.add(new QueueNeed(
                        channel.name(),
                        queue.visibilityTimeoutSeconds(),
                        queue.maxReceives(),
                        queue.retentionSeconds(),
                        Inference.QUEUE_CHANNEL.because(channel)));
            }
        }
        return queues;
    }

    private List<StreamNeed> streams() {
        List<StreamNeed> streams = new ArrayList<>();
        for (Channel channel : app.channels()) {
            if (channel.kind() instanceof ChannelKind.Stream stream) {
                streams.add(new StreamNeed(
                        channel.name(),
                        stream.retentionSeconds(),
                        stream.partitionKey(),
                        !channel.receives().isEmpty(),
                        Inference.STREAM_CHANNEL.because(channel)));
            }
        }
        return streams;
    }

    private Optional<EmailNeed> email() {
        List<Channel> channels = app.channels().stream()
                .filter(channel -> channel.kind() instanceof ChannelKind.Email)
                .toList();
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EmailNeed(
                channels.stream().map(Channel::name).toList(),
                channels.stream().flatMap(InfraAnalyzer::fromAddress).findFirst(),
                templates(channels),
                need(channels.stream().map(Inference.EMAIL_CHANNEL::because))));
    }

    /** An address with a placeholder in it is only known to the running application. */
    private static Stream<String> fromAddress(Channel channel) {
        return ((ChannelKind.Email) channel.kind()).fromAddress().filter(address -> !address.contains("{{")).stream();
    }

    private List<EmailTemplate> templates(List<Channel> channels) {
        Map<String, Message> messages =
                app.messages().stream().collect(Collectors.toMap(Message::name, Function.identity()));
        Map<String, EmailTemplate> templates = new LinkedHashMap<>();
        for (Channel channel : channels) {
            for (Channel.Send send : channel.sends()) {
                Reason reason = Inference.EMAIL_TEMPLATE.because(channel.idOf(send), send.span());
                send.message()
                        .map(messages::get)
                        .ifPresent(message -> templates.putIfAbsent(message.name(), template(message, reason)));
            }
        }
        return List.copyOf(templates.values());
    }

    private static EmailTemplate template(Message message, Reason reason) {
        return new EmailTemplate(
                message.name(),
                message.title().orElse(message.name()),
                message.fields().stream().map(Parameter::name).toList(),
                reason);
    }

    private Optional<LedgerNeed> ledger() {
        if (app.ledgers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LedgerNeed(
                app.ledgers().stream().map(Ledger::name).toList(),
                List.copyOf(new TreeSet<>(
                        app.ledgers().stream().map(Ledger::currency).toList())),
                app.transactions().stream().map(Transaction::name).toList(),
                (int) app.transactions().stream()
                        .filter(Transaction::isAsynchronous)
                        .count(),
                need(app.ledgers().stream().map(Inference.LEDGER::because))));
    }

    private static TenancyNeed tenancy(Tenancy tenancy) {
        return new TenancyNeed(
                tenancy.mode().word(), tenancy.partitionKey(), Inference.TENANCY.because(Tenancy.ID, tenancy.span()));
    }

    private List<Reason> sensitiveFields() {
        List<Reason> reasons = new ArrayList<>();
        for (Entity entity : app.entities()) {
            for (Field field : entity.fields()) {
                field.marks().forEach(mark -> reasons.add(marked(entity.idOf(field), mark)));
            }
        }
        return sorted(reasons.stream());
    }

    private static Reason marked(String id, DataMark mark) {
        Span span = mark.span();
        if (mark instanceof DataMark.Classified classified) {
            return Inference.CLASSIFIED_FIELD.because(id, span, classified.classification());
        }
        return (mark instanceof DataMark.Pii ? Inference.PERSONAL_FIELD : Inference.SENSITIVE_FIELD).because(id, span);
    }

    static Need need(Stream<Reason> reasons) {
        return new Need(sorted(reasons));
    }

    private static List<Reason> sorted(Stream<Reason> reasons) {
        return reasons.sorted(Comparator.comparing(Reason::span)).toList();
    }
}
