package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.StandingStack;
import org.dazzledsl.model.teardown.StandingStacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command line is a shell script here")
class TeardownDecisionsTest {

    private static final String DESTROY = "echo \"$@\" >> called";

    /** What a command line leaves behind that comes to its end. */
    private static final String DELETED = "; echo \"$@\" >> deleted";

    @TempDir
    private Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private final Pretended aws = new Pretended();
    private final List<String> asked = new ArrayList<>();

    @Test
    void inDevBucketsAreEmptiedAndNothingStays() throws Exception {
        aws.standing("bank-dev-Network", "bank-dev-Data", "bank-dev-Compute");
        aws.objects.put("assets", 3L);
        run("dev", List.of(), Optional.empty(), "bank-dev", DESTROY);
        assertEquals(
                List.of("Delete all 3 stacks of bank-dev in eu-west-1 of the account that you are signed in to? Type"
                        + " bank-dev to go on: "),
                asked);
        assertEquals(
                "destroy Network Data Compute --exclusively --force --app cdk.out/0123456789ab --no-notices --verbose\n",
                Files.readString(folder.resolve("called")));
        assertEquals(
                List.of(
                        "Is deleted, with what it holds:",
                        "  Network: FlowLogs (Logs::LogGroup)",
                        "  Data: AssetsBucket (S3::Bucket), DatabaseCluster (RDS::DBCluster), Jobs (SQS::Queue)",
                        "Emptied the bucket assets of 3 objects and versions.",
                        "Took down Network, Data, Compute of bank-dev."),
                progress.said());
        assertTrue(aws.isClosed);
    }

    /** What still ran wrote a log after the bucket was emptied. */
    @Test
    void aBucketThatFillsUpMeanwhileIsEmptiedOnceMore() throws Exception {
        aws.standing("bank-dev-Data");
        aws.objects.put("assets", 1L);
        aws.onceEmptied = () -> aws.objects.put("assets", 2L);
        run(
                "dev",
                List.of("Data"),
                Optional.of("bank-dev"),
                "",
                DESTROY + "; [ -e again ] || { touch again; exit 1; }");
        assertEquals(2, Files.readAllLines(folder.resolve("called")).size());
        assertTrue(progress.said().contains("Trying once more, with buckets that are empty now."));
    }

    @Test
    void anotherFaultIsNotTriedAgain() {
        aws.standing("bank-dev-Data");
        CdkFailedException fault = assertThrows(
                CdkFailedException.class,
                () -> run("dev", List.of(), Optional.of("bank-dev"), "", DESTROY + "; echo no; exit 1"));
        assertEquals("The CDK command line ended with exit status 1. Its last words:\n\nno\n", fault.getMessage());
    }

    /** So it ends when a proxy breaks off its connections. */
    @Test
    void withoutAnErrorAndWithoutHavingDeletedAnything() {
        aws.standing("bank-dev-Network", "bank-dev-Data");
        CdkFailedException fault = assertThrows(
                CdkFailedException.class,
                () -> run("dev", List.of(), Optional.of("bank-dev"), "", "echo so far; exit 0"));
        assertEquals(
                "The CDK command line ended without an error before its work was done, as it does when a proxy breaks off its"
                        + " connections: bank-dev-Network, bank-dev-Data are still deployed. Its last words:\n\nso far\n",
                fault.getMessage());
        assertFalse(progress.said().toString().contains("Took down"));
    }

    @Test
    void whatNeedsAStackGoesWithItAsFarAsItIsDeployed() throws Exception {
        aws.standing("bank-dev-Network", "bank-dev-Data", "bank-dev-Compute");
        run("dev", List.of("Data"), Optional.of("bank-dev"), "", DESTROY);
        assertTrue(Files.readString(folder.resolve("called")).startsWith("destroy Data Compute --exclusively"));
    }

    @Test
    void inStagingWhatHoldsDataStaysAndNoBucketIsTouched() throws Exception {
        aws.standing("bank-staging-Network", "bank-staging-Data");
        aws.objects.put("assets", 3L);
        run("staging", List.of(), Optional.of("bank-staging"), "", DESTROY);
        assertEquals(
                List.of(
                        "Stays, with what it holds:",
                        "  Network: FlowLogs (Logs::LogGroup)",
                        "  Data: AssetsBucket (S3::Bucket)",
                        "Is deleted after a last snapshot, which stays:",
                        "  Data: DatabaseCluster (RDS::DBCluster)",
                        "Is deleted, with what it holds:",
                        "  Data: Jobs (SQS::Queue)",
                        "Took down Network, Data of bank-staging.",
                        "What stays, in the account and on its bill, is listed above; no stack manages it any longer."),
                progress.said());
        assertEquals(Map.of("assets", 3L), aws.objects);
    }

    @Test
    void inProdItRefusesWhileAnyStackIsProtectedWhoeverApproves() {
        aws.standing("bank-prod-Network", "bank-prod-Data");
        aws.refusing.add("bank-prod-Data");
        RefusedException refusal = assertThrows(
                RefusedException.class, () -> run("prod", List.of(), Optional.of("bank-prod"), "bank-prod", DESTROY));
        assertEquals(
                "Nothing was taken down: termination protection is on for bank-prod-Data. What becomes of data stands above."
                        + " Who wants that lifts the protection of each stack first:\n\naws cloudformation"
                        + " update-termination-protection --no-enable-termination-protection --region eu-west-1"
                        + " --stack-name bank-prod-Data\n",
                refusal.getMessage());
        assertEquals("Stays, with what it holds:", progress.said().get(0));
        assertFalse(Files.exists(folder.resolve("called")));
        assertEquals(List.of(), asked);
    }

    @Test
    void anotherNameIsNoAgreement() {
        aws.standing("bank-dev-Network");
        assertEquals(
                "Nothing was taken down: -Ddazzle.destroy.approve names 'bank-prod', and this is bank-dev.",
                refusal(Optional.of("bank-prod"), "bank-dev"));
        assertEquals("Nothing was taken down: what was typed is not bank-dev.", refusal(Optional.empty(), "y"));
    }

    @Test
    void nobodyCanBeAsked() {
        aws.standing("bank-dev-Network", "bank-dev-Data", "bank-dev-Compute");
        assertEquals(
                "Nothing was taken down: nobody can be asked here whether to delete all 3 stacks of bank-dev in eu-west-1 of"
                        + " the account that you are signed in to. Where that is decided beforehand, say so with"
                        + " -Ddazzle.destroy.approve=bank-dev.",
                refusal(Optional.empty(), null));
    }

    @Test
    void nothingIsDeployed() throws Exception {
        run("dev", List.of(), Optional.empty(), "", DESTROY);
        assertEquals(
                List.of(
                        "Nothing to take down: none of Network, Data, Compute of bank-dev is deployed in eu-west-1 of the"
                                + " account that you are signed in to."),
                progress.said());
    }

    @Test
    void aStackThatIsNoLongerGeneratedIsNamed() throws Exception {
        aws.standing("bank-dev-Network", "bank-dev-TigerBeetle");
        run("dev", List.of(), Optional.of("bank-dev"), "", DESTROY);
        assertEquals(
                "bank-dev-TigerBeetle is deployed and no longer generated, so it stays. To delete it as well: aws"
                        + " cloudformation delete-stack --region eu-west-1 --stack-name bank-dev-TigerBeetle",
                progress.said().get(0));
    }

    /** CDK would refuse as well, but the buckets would be empty by then. */
    @Test
    void inAnotherAccountThanTheConfiguredOneNothingIsTouched() throws Exception {
        aws.standing("bank-dev-Data");
        aws.objects.put("assets", 3L);
        aws.account = "444455556666";
        GeneratedStacks generated = GeneratedFixture.in(folder, "dev", Optional.of("111122223333"));
        assertEquals(
                "Nothing was taken down: bank-dev-Data stands in the account 444455556666, and dazzle.toml names"
                        + " 111122223333. Sign in to that one, with AWS_PROFILE for instance.",
                assertThrows(
                                RefusedException.class,
                                () -> run(
                                        generated,
                                        List.of("--verbose"),
                                        List.of(),
                                        Optional.of("bank-dev"),
                                        "",
                                        DESTROY))
                        .getMessage());
        assertEquals(Map.of("assets", 3L), aws.objects);
        assertFalse(Files.exists(folder.resolve("called")));
    }

    @Test
    void aProfileThatOnlyCdkWouldFollowIsRefused() throws Exception {
        GeneratedStacks generated = GeneratedFixture.in(folder, "dev");
        for (List<String> arguments : List.of(List.of("--profile", "other"), List.of("--profile=other"))) {
            assertEquals(
                    "-Ddazzle.destroy.arguments has --profile, which only the CDK command line would follow: what is deleted"
                            + " would be looked for elsewhere. Set AWS_PROFILE.",
                    assertThrows(
                                    UnusableSettingException.class,
                                    () -> run(generated, arguments, List.of(), Optional.of("bank-dev"), "", DESTROY))
                            .getMessage());
        }
    }

    private String refusal(Optional<String> approved, String answer) {
        String message = assertThrows(RefusedException.class, () -> run("dev", List.of(), approved, answer, DESTROY))
                .getMessage();
        assertFalse(Files.exists(folder.resolve("called")));
        return message;
    }

    private void run(String environment, List<String> stacks, Optional<String> approved, String answer, String script)
            throws Exception {
        run(GeneratedFixture.in(folder, environment), List.of("--verbose"), stacks, approved, answer, script);
    }

    private void run(
            GeneratedStacks generated,
            List<String> arguments,
            List<String> stacks,
            Optional<String> approved,
            String answer,
            String script)
            throws Exception {
        Teardown.of(generated, new TeardownSettings(stacks, arguments, approved), progress)
                .run(
                        region -> aws,
                        question -> {
                            asked.add(question);
                            return Optional.ofNullable(answer);
                        },
                        () -> new Cdk(
                                generated.folder(),
                                List.of("/bin/sh", "-c", script + DELETED, "cdk"),
                                Map.of("PATH", "/usr/bin:/bin"),
                                progress));
    }

    /** An account with one bucket, in each stack called Data. */
    private final class Pretended implements StandingStacks {

        final Set<String> refusing = new HashSet<>();
        final Map<String, Long> objects = new TreeMap<>();
        Runnable onceEmptied = () -> {};
        boolean isClosed;
        String account = "111122223333";
        private final Set<String> names = new HashSet<>();

        void standing(String... stacks) {
            names.addAll(List.of(stacks));
        }

        @Override
        public Optional<StandingStack> find(String stack) {
            return Optional.of(stack)
                    .filter(names::contains)
                    .filter(name -> !isDeleted(name))
                    .map(name -> new StandingStack(name, account, refusing.contains(name)));
        }

        private boolean isDeleted(String stack) {
            Path file = folder.resolve("deleted");
            try {
                return Files.exists(file)
                        && Files.readString(file).contains(" " + stack.substring(stack.lastIndexOf('-') + 1) + " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public SortedMap<String, String> buckets(String stack) {
            return new TreeMap<>(stack.endsWith("-Data") ? Map.of("AssetsBucket", "assets") : Map.of());
        }

        @Override
        public long empty(String bucket) throws AwsFaultException {
            long deleted = Optional.ofNullable(objects.remove(bucket)).orElse(0L);
            onceEmptied.run();
            onceEmptied = () -> {};
            return deleted;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
