package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.infra.InfraRequirements.EmailNeed;
import org.dazzledsl.model.infra.InfraRequirements.EmailTemplate;

/** Decides how e-mail is sent. */
final class EmailPlanner {

    /** The most characters of a template's name (Amazon SES API v2 reference, CreateEmailTemplate). */
    private static final int LONGEST_TEMPLATE_NAME = 64;

    private static final String DEFAULT_SENDER = "no-reply@";

    /** What went wrong with a mail; deliveries and openings are not of interest here. */
    private static final List<String> FEEDBACK = List.of("BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE");

    private final PlanContext context;
    private final QueuePlanner queues;

    EmailPlanner(PlanContext context, QueuePlanner queues) {
        this.context = context;
        this.queues = queues;
    }

    EmailSending email(EmailNeed need) {
        List<Reason> reasons = need.need().reasons();
        String base = context.names().base();
        EmailSending.FeedbackRule rule = new EmailSending.FeedbackRule(
                new PlannedResource("EmailEventRule", EmailSending.FeedbackRule.TYPE, base + "-email-events", reasons),
                FEEDBACK,
                StreamPlanner.RETRY);
        ServiceSender byRule = new ServiceSender(
                StreamPlanner.EVENTS,
                List.of(StreamPlanner.events("rule/" + rule.planned().name())));
        return new EmailSending(
                sender(need),
                domain(need).map(domain -> senderDomain(domain, reasons)),
                new EmailSending.ConfigurationSet(new PlannedResource(
                        "EmailConfigurationSet", EmailSending.ConfigurationSet.TYPE, base, reasons)),
                need.templates().stream().map(this::template).toList(),
                rule,
                queues.emailEvents(reasons, byRule));
    }

    /** The configured address, else the one in the DSL, else one of the domain's. */
    private Optional<String> sender(EmailNeed need) {
        DeployConfig.Email email = context.config().email();
        return email.fromAddress()
                .or(need::fromAddress)
                .or(() -> email.domain()
                        .or(() -> context.config().dns().domainName())
                        .map(domain -> DEFAULT_SENDER + domain));
    }

    /** The configured domain, else the sender's. */
    private Optional<String> domain(EmailNeed need) {
        return context.config()
                .email()
                .domain()
                .or(() -> sender(need).flatMap(EmailPlanner::domainOf))
                .map(domain -> domain.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 || at == address.length() - 1 ? Optional.empty() : Optional.of(address.substring(at + 1));
    }

    private EmailSending.SenderDomain senderDomain(String domain, List<Reason> reasons) {
        boolean create = context.config().email().identity() == DeployConfig.EmailIdentity.CREATE;
        if (!create) {
            return new EmailSending.SenderDomain(domain, Optional.empty());
        }
        List<Reason> all = new ArrayList<>(reasons);
        all.add(context.config().places().because("deploy.email.identity", "the identity " + domain + " is created"));
        return new EmailSending.SenderDomain(
                domain,
                Optional.of(new EmailSending.Identity(
                        new PlannedResource("EmailIdentity", EmailSending.Identity.TYPE, domain, all),
                        hostedZoneOf(domain))));
    }

    /** The application's hosted zone, where it is certain to hold this domain as well. */
    private Optional<String> hostedZoneOf(String domain) {
        DeployConfig.Dns dns = context.config().dns();
        boolean within = dns.domainName()
                .filter(name -> domain.equals(name) || domain.endsWith("." + name))
                .isPresent();
        return within ? dns.hostedZoneId() : Optional.empty();
    }

    private EmailSending.Template template(EmailTemplate message) {
        TemplateText text = TemplateText.of(message);
        return new EmailSending.Template(
                new PlannedResource(
                                LogicalId.of("EmailTemplate", message.message()),
                                EmailSending.Template.TYPE,
                                context.names().physical(message.message(), LONGEST_TEMPLATE_NAME),
                                message.reason())
                        .in(Part.of(message.message())),
                message.message(),
                text.subject(),
                text.html(),
                text.text());
    }
}
