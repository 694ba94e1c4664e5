package org.dazzledsl.maven.deployment;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about faults of the CDK command line that meet everybody once. */
enum CdkAdvice {
    CREDENTIALS(
            "Unable to resolve AWS account|no credentials have been configured|Could not load credentials"
                    + "|security token .* (expired|invalid)|ExpiredToken",
            "Nobody is signed in to AWS, or it can't be reached: name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID"
                    + " and AWS_SECRET_ACCESS_KEY; behind a proxy, set HTTPS_PROXY"),
    BOOTSTRAP(
            "(has|have) not been bootstrapped|[Ii]s (this )?(account|environment) .*bootstrapped|run 'cdk bootstrap"
                    + "|/cdk-bootstrap/\\w+/version",
            "CDK needs a bucket and roles of its own, once per account and region: run npx cdk bootstrap in the same"
                    + " folder"),
    PROTECTION(
            "TerminationProtection is enabled|termination protection",
            "Lift the protection of the stack first: aws cloudformation update-termination-protection"
                    + " --no-enable-termination-protection --stack-name <name>");

    private final Pattern words;
    private final String advice;

    CdkAdvice(String words, String advice) {
        this.words = Pattern.compile(words);
        this.advice = advice;
    }

    static Optional<String> on(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.matcher(words).find())
                .map(each -> each.advice)
                .findFirst();
    }
}
