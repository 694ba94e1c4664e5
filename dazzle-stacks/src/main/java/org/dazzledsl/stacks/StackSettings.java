package org.dazzledsl.stacks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsStack;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** What CDK is told of a stack as a whole. */
public record StackSettings(
        String stackName,
        String description,
        String region,
        Optional<String> account,
        Map<String, String> tags,
        boolean terminationProtection) {

    public static StackSettings of(AwsRequirements requirements, AwsStack stack) {
        return new StackSettings(
                stack.stackName(),
                stack.stack().title() + " of " + requirements.names().base(),
                requirements.region(),
                requirements.account(),
                requirements.tags(),
                // Refused before anything is deleted; deletion protection alone refuses when half a stack is gone.
                requirements.names().environment().isProduction());
    }

    Map<String, Object> toPlain(StackSynthesizer.Use use) {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("region", region);
        if (account.isPresent()) {
            environment.put("account", account.get());
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("stackName", stackName);
        if (use == StackSynthesizer.Use.DEPLOYED) {
            plain.put("description", description);
        }
        plain.put("env", environment);
        plain.put("tags", tags);
        plain.put("terminationProtection", terminationProtection);
        plain.put("analyticsReporting", false);
        return plain;
    }

    public StackProps toProps() {
        Environment.Builder environment = Environment.builder().region(region);
        if (account.isPresent()) {
            environment.account(account.get());
        }
        return StackProps.builder()
                .stackName(stackName)
                .description(description)
                .env(environment.build())
                .tags(tags)
                .terminationProtection(terminationProtection)
                .analyticsReporting(false)
                .build();
    }
}
