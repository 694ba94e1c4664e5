package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * Sending e-mail with SES.
 *
 * @param fromAddress the sender; empty where neither the configuration nor a channel names one or a domain
 * @param identity the domain to send from; empty where nothing names one
 * @param feedback where the events of {@code feedbackRule} wait for the application
 */
public record EmailSending(
        Optional<String> fromAddress,
        Optional<SenderDomain> identity,
        ConfigurationSet configurationSet,
        List<Template> templates,
        FeedbackRule feedbackRule,
        MessageQueue feedback) {

    /** The only bus to which SES publishes (Amazon SES API v2 reference, EventBridgeDestination). */
    public static final Value EVENT_BUS_ARN =
            Value.text("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default");

    public EmailSending {
        templates = List.copyOf(templates);
    }

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>();
        if (identity.isPresent() && identity.get().created().isPresent()) {
            resources.add(identity.get().created().get());
        }
        resources.add(configurationSet);
        resources.addAll(templates);
        resources.add(feedbackRule);
        resources.addAll(feedback.resources());
        return resources;
    }

    /**
     * The domain that mails are sent from.
     *
     * @param created the identity that this stack makes; empty where one exists already
     */
    public record SenderDomain(String domain, Optional<Identity> created) {

        public Value arn() {
            return Value.text("arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/" + domain);
        }
    }

    /** @param hostedZoneId where the DKIM records go; empty where people publish them */
    public record Identity(PlannedResource planned, Optional<String> hostedZoneId) implements AwsResource {

        static final String TYPE = "AWS::SES::EmailIdentity";

        public String domain() {
            return planned.name();
        }
    }

    /** What sending has in common. Its name is given with every mail. */
    public record ConfigurationSet(PlannedResource planned) implements AwsResource {

        static final String TYPE = "AWS::SES::ConfigurationSet";

        public String name() {
            return planned.name();
        }

        public Value arn() {
            return Value.text("arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:configuration-set/" + name());
        }
    }

    /**
     * @param message its name in the DSL
     * @param subject may show fields, as {@code html} and {@code text} do, in SES's notation of double braces
     */
    public record Template(PlannedResource planned, String message, String subject, String html, String text)
            implements AwsResource {

        static final String TYPE = "AWS::SES::Template";

        public String name() {
            return planned.name();
        }

        public Value arn() {
            return Value.text("arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:template/" + name());
        }
    }

    /**
     * Hands bounces, complaints and mails that could not be made on to the feedback queue.
     *
     * @param events as SES calls them
     */
    public record FeedbackRule(PlannedResource planned, List<String> events, DeliveryRetry retry)
            implements AwsResource {

        static final String TYPE = "AWS::Events::Rule";

        public FeedbackRule {
            events = List.copyOf(events);
        }
    }
}
