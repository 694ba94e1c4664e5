package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;

/** What people should know of the Messaging stack besides its resources. */
final class MessagingNotes {

    private final PlanContext context;
    private final List<Note> notes = new ArrayList<>();

    private MessagingNotes(PlanContext context) {
        this.context = context;
    }

    static List<Note> of(PlanContext context, MessagingStack stack) {
        MessagingNotes found = new MessagingNotes(context);
        context.needs().streams().forEach(found::order);
        found.buses(stack.streams().size());
        stack.email().ifPresent(found::email);
        boolean byEventBridge = !stack.streams().isEmpty() || stack.email().isPresent();
        if (byEventBridge) {
            context.config().organization().kmsKeyArn().ifPresent(found::key);
        }
        return found.notes;
    }

    private void buses(int count) {
        if (count > EventStream.DEFAULT_QUOTA) {
            notes.add(new Note(
                    count + " event buses are more than the " + EventStream.DEFAULT_QUOTA
                            + " that a region of an account"
                            + " has by default: ask AWS for a higher quota before they are deployed",
                    context.needs().streams().get(EventStream.DEFAULT_QUOTA).reason()));
        }
    }

    private void order(StreamNeed stream) {
        stream.partitionKey()
                .ifPresent(key -> notes.add(new Note(
                        "Events of " + stream.name() + " are not kept in order by " + key
                                + ": an EventBridge bus has no partitions",
                        stream.reason())));
    }

    private void email(EmailSending email) {
        Reason domain = because("domain", "e-mail is sent from a domain");
        Optional<EmailSending.SenderDomain> identity = email.identity();
        if (identity.isEmpty()) {
            notes.add(new Note("No e-mail can be sent until deploy.email.domain names a domain", domain));
            return;
        }
        String name = identity.get().domain();
        if (context.config().email().domain().isEmpty()) {
            notes.add(new Note(
                    "E-mail is sent from " + name + ", since deploy.email.domain names no other domain", domain));
        }
        identity.get()
                .created()
                .filter(created -> created.hostedZoneId().isEmpty())
                .ifPresent(created -> notes.add(new Note(
                        "SES sends no e-mail before the three DKIM records that it shows for " + name
                                + " are in its DNS",
                        domain)));
        email.fromAddress()
                .filter(address -> !isOf(name, address))
                .ifPresent(address -> notes.add(new Note(
                        "SES refuses e-mail from " + address + ", which is not an address of " + name,
                        because("from_address", "e-mail is sent from an address"))));
    }

    private static boolean isOf(String domain, String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String of = domain.toLowerCase(Locale.ROOT);
        return lower.endsWith("@" + of) || lower.endsWith("." + of);
    }

    private void key(String arn) {
        notes.add(new Note(
                "The key policy of " + arn
                        + " must let events.amazonaws.com use it, without a condition on the source, or "
                        + "events are lost on their way into queues",
                context.config().places().because("deploy.kms_key_arn", "everything is encrypted with this key")));
    }

    private Reason because(String key, String rule) {
        return context.config().places().because("deploy.email." + key, rule);
    }
}
