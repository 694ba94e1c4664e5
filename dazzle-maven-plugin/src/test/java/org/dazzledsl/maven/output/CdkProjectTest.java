package org.dazzledsl.maven.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.StackEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdkProjectTest {

    private static final InfraVersion VERSION = new InfraVersion(
            "0123456789ab",
            "0.1.0",
            Instant.EPOCH,
            "prod",
            List.of(new InfraVersion.StackVersion(
                    "Network", "bank-prod-Network", "Network.template.json", "00", StackEnvironment.UNKNOWN)),
            List.of(),
            Optional.empty(),
            Optional.empty());

    @Test
    void whereAnImageIsPushedLaterTheReadmeSaysHowToRollItOut() {
        String readme = new CdkProject("bank-prod", "1.0.0", true, VERSION).readme();
        assertTrue(readme.contains("""
                `npx cdk diff`.

                No task runs before there is an image."""));
        assertTrue(readme.contains("    npx cdk deploy Compute --exclusively --parameters ImageTag=1.2.3\n"));
        assertTrue(readme.contains("`--parameters TaskCount=current`.\n\nTake it all down:\n"));
    }

    @Test
    void anImageThatIsConfiguredNeedsNoRollout() {
        String readme = new CdkProject("bank-prod", "1.0.0", false, VERSION).readme();
        assertFalse(readme.contains("ImageTag"));
        assertTrue(readme.contains("`npx cdk diff`.\n\nTake it all down:\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev, It leaves nothing.",
        "staging, What holds data stays: volumes",
        "prod, Each stack refuses to be deleted until its termination protection is lifted"
    })
    void whatATeardownLeavesDependsOnTheEnvironment(String environment, String beginning) {
        InfraVersion version = new InfraVersion(
                VERSION.version(),
                VERSION.dazzleVersion(),
                VERSION.generatedAt(),
                environment,
                VERSION.stacks(),
                VERSION.data(),
                VERSION.cluster(),
                VERSION.madeOf());
        String readme = new CdkProject("bank-" + environment, "1.0.0", false, version).readme();
        assertTrue(readme.contains("    npx cdk destroy --all\n\n" + beginning), readme);
    }
}
