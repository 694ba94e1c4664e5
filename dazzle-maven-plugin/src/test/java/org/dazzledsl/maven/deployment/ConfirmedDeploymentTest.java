package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command line is a shell script here")
class ConfirmedDeploymentTest {

    private static final String DEPLOY = """
            echo "$@" > called
            outputs=$(echo "$@" | sed 's/.*--outputs-file \\([^ ]*\\).*/\\1/')
            echo '{"bank-dev-Compute": {"Address": "http://bank", "RepositoryUri": "123.ecr/bank"}}' > "$outputs"
            echo 'bank-dev-Data: start: Building bank-dev-Data Template'
            printf ' \\033[32mdone\\033[0m\\n'
            """;

    @TempDir
    private Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private GeneratedStacks generated;
    private Path outputs;

    @BeforeEach
    void generate() throws IOException {
        generated = GeneratedFixture.in(folder, "dev");
        outputs = folder.resolve("report/outputs.json");
    }

    @Test
    void everythingWithoutAsking() throws Exception {
        Deployment deployment = deployment(List.of(), List.of(), List.of("--concurrency", "3"), true);
        deployment.confirm(question -> {
            throw new AssertionError("Asked: " + question);
        });
        deployment.run(cdk(DEPLOY));
        assertEquals(
                "deploy Network Data Compute --exclusively --app cdk.out/0123456789ab --no-notices --require-approval never"
                        + " --progress events --outputs-file OUTPUTS --concurrency 3\n",
                called());
        assertEquals(
                List.of(
                        " done",
                        "Deployed all 3 stacks of bank-dev to eu-west-1 of the account that you are signed in to.",
                        "  Compute.Address: http://bank",
                        "  Compute.RepositoryUri: 123.ecr/bank",
                        "To roll out an image: push it to Compute.RepositoryUri, then mvn dazzle:deploy"
                                + " -Ddazzle.deploy.stacks=Compute -Ddazzle.deploy.parameters=ImageTag=<its tag>"),
                progress.said());
        assertEquals("""
                {
                  "schemaVersion": 1,
                  "version": "0123456789ab",
                  "environment": "dev",
                  "stacks": [
                    {
                      "name": "Network",
                      "stack_name": "bank-dev-Network",
                      "outputs": { }
                    },
                    {
                      "name": "Data",
                      "stack_name": "bank-dev-Data",
                      "outputs": { }
                    },
                    {
                      "name": "Compute",
                      "stack_name": "bank-dev-Compute",
                      "outputs": {
                        "Address": "http://bank",
                        "RepositoryUri": "123.ecr/bank"
                      }
                    }
                  ]
                }
                """, Files.readString(outputs));
        assertEquals(List.of("outputs.json"), files(outputs.getParent()));
    }

    @Test
    void anImageIsRolledOut() throws Exception {
        Deployment deployment =
                deployment(List.of("Compute"), List.of("ImageTag=1.2.3", "TaskCount=current"), List.of(), true);
        deployment.run(cdk(DEPLOY));
        assertEquals(
                "deploy Compute --exclusively --app cdk.out/0123456789ab --no-notices --require-approval never --progress"
                        + " events --outputs-file OUTPUTS --parameters bank-dev-Compute:ImageTag=1.2.3"
                        + " --parameters bank-dev-Compute:TaskCount=current\n",
                called());
        assertEquals(
                "  Compute.RepositoryUri: 123.ecr/bank",
                progress.said().get(progress.said().size() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", " yes "})
    void somebodyAgrees(String answer) throws Exception {
        List<String> asked = new ArrayList<>();
        deployment(List.of("Compute"), List.of("ImageTag=2"), List.of(), false).confirm(question -> {
            asked.add(question);
            return Optional.of(answer);
        });
        assertEquals(
                List.of(
                        "Deploy the stack Compute of bank-dev to eu-west-1 of the account that you are signed in to with"
                                + " ImageTag=2? [y/N] "),
                asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "yo"})
    void nobodyAgrees(String answer) throws Exception {
        Deployment deployment = deployment(List.of(), List.of(), List.of(), false);
        assertEquals(
                "Nothing was deployed: the answer was no.",
                assertThrows(RefusedException.class, () -> deployment.confirm(question -> Optional.of(answer)))
                        .getMessage());
    }

    @Test
    void nobodyCanBeAsked() throws Exception {
        Deployment deployment = deployment(List.of(), List.of(), List.of(), false);
        assertEquals(
                "Nothing was deployed: nobody can be asked here whether to deploy all 3 stacks of bank-dev to eu-west-1 of"
                        + " the account that you are signed in to. Where that is decided beforehand, say so with"
                        + " -Ddazzle.deploy.approve.",
                assertThrows(RefusedException.class, () -> deployment.confirm(Confirmation.NOBODY))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out of luck|",
                "Unable to resolve AWS account to use.|. Nobody is signed in to AWS, or it can't be reached: name a"
                        + " profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; behind a proxy, set"
                        + " HTTPS_PROXY",
                "SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped?|. CDK"
                        + " needs a bucket and roles of its own, once per account and region: run npx cdk bootstrap in"
                        + " the same folder",
            })
    void theCommandLineFails(String words, String advice) throws Exception {
        Files.createDirectories(outputs.getParent());
        Files.writeString(outputs, "{}");
        Deployment deployment = deployment(List.of(), List.of(), List.of(), true);
        Cdk cdk = cdk("echo '" + words + "' >&2; exit 7");
        assertEquals(
                "The CDK command line ended with exit status 7" + (advice == null ? "" : advice)
                        + ". Its last words:\n\n" + words + "\n",
                assertThrows(CdkFailedException.class, () -> deployment.run(cdk))
                        .getMessage());
        assertEquals(List.of(words), progress.said());
        assertEquals(
                List.of(),
                files(outputs.getParent()),
                "outputs of an earlier deployment are not taken for those of this one");
    }

    /** So it ends when a proxy breaks off its connections. */
    @Test
    void withoutAnErrorAndWithoutHavingDeployedAnything() throws Exception {
        Deployment deployment = deployment(List.of(), List.of(), List.of(), true);
        assertEquals(
                "The CDK command line ended without an error before its work was done, as it does when a proxy breaks off its"
                        + " connections: Network, Data, Compute of bank-dev may not be deployed. Its last words:\n\n(nothing)\n",
                assertThrows(CdkFailedException.class, () -> deployment.run(cdk("exit 0")))
                        .getMessage());
        assertEquals(List.of(), progress.said());
        assertEquals(List.of(), files(outputs.getParent()));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String called() throws IOException {
        return Files.readString(folder.resolve("called")).replaceFirst("--outputs-file \\S+", "--outputs-file OUTPUTS");
    }

    private Deployment deployment(
            List<String> stacks, List<String> parameters, List<String> arguments, boolean approved) throws Exception {
        return Deployment.of(
                generated, new DeploymentSettings(stacks, parameters, arguments, approved, outputs), progress);
    }

    private Cdk cdk(String script) {
        return new Cdk(
                generated.folder(), List.of("/bin/sh", "-c", script, "cdk"), Map.of("PATH", "/usr/bin:/bin"), progress);
    }
}
