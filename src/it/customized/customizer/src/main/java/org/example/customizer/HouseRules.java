package org.example.customizer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.stacks.customize.Infrastructure;
import org.dazzledsl.stacks.customize.StackCustomizer;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.CfnQueue;

/** Gives a queue another visibility timeout, and the operators a topic of their own. */
public final class HouseRules implements StackCustomizer {

    @Override
    public void customize(Infrastructure infrastructure) {
        infrastructure
                .resource(StackName.MESSAGING, "QueueOrders", CfnQueue.class)
                .setVisibilityTimeout(Integer.parseInt(settings().getProperty("visibility")));
        infrastructure
                .stack(StackName.OBSERVABILITY)
                .ifPresent(stack ->
                        Topic.Builder.create(stack, "Operators").displayName("Operators").build());
    }

    private static Properties settings() {
        Properties settings = new Properties();
        try (InputStream content = HouseRules.class.getResourceAsStream("/house-rules.properties")) {
            settings.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
