package org.dazzledsl.model.aws.tigerbeetle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.SampleCluster;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TigerBeetlePlannerTest {

    private static final BigInteger LARGEST_U128 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private static TigerBeetleStack stack(SampleCluster cluster) {
        return cluster.plan().requirements().tigerBeetle().orElseThrow();
    }

    private static List<String> ids(TigerBeetleStack stack) {
        return stack.resources().stream()
                .map(resource -> resource.planned().id())
                .toList();
    }

    private static List<String> types(TigerBeetleStack stack) {
        return stack.resources().stream()
                .map(resource -> resource.planned().type())
                .toList();
    }

    @Test
    void withoutALedgerThereIsNoStack() {
        assertTrue(
                SampleApplication.smallPlanned(Environment.PROD).tigerBeetle().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void anOddCountIsPlannedAndNotRefused(int count) {
        AwsPlan plan = SampleCluster.in(Environment.PROD).nodes(count).plan();
        assertEquals(List.of(), plan.refusals());
        assertEquals(
                count,
                plan.requirements().tigerBeetle().orElseThrow().replicas().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void anEvenCountIsPlannedAndRefusedAtItsLine(int count) {
        AwsPlan plan = SampleCluster.in(Environment.PROD).nodes(count).plan();
        assertEquals(
                count,
                plan.requirements().tigerBeetle().orElseThrow().replicas().size());
        Problem refusal = plan.refusals().get(0);
        assertEquals(
                "even node count: a cluster of " + count + " replicas survives the loss of no more of them than one of "
                        + (count - 1) + "; expected one of 1, 3, 5",
                refusal.sentence());
        assertEquals(SampleCluster.NODE_COUNT, refusal.span());
        assertEquals(1, plan.refusals().size());
    }

    static Stream<Arguments> refused() {
        SampleCluster three = SampleCluster.in(Environment.PROD);
        return Stream.of(
                Arguments.of(three.nodes(7), List.of("a cluster can't have 7 replicas; expected one of 1, 3, 5")),
                Arguments.of(
                        three.adoptedVolumes("vol-0a", "vol-0b", "vol-0c").snapshot(1, "snap-0a"),
                        List.of("the volume of replica 1 is adopted, and restored from snap-0a too; expected one of"
                                + " the two")),
                Arguments.of(
                        three.existingVpc("eu-west-1a", "eu-west-1b"),
                        List.of(
                                "2 private subnets for 3 TigerBeetle replicas; expected at least 3",
                                "2 zones of private subnets for 3 TigerBeetle replicas; expected at least 3")),
                Arguments.of(
                        three.nodes(2).adoptedVolumes("vol-0a", "vol-0b").snapshot(0, "snap-0a"),
                        List.of(
                                "even node count: a cluster of 2 replicas survives the loss of no more of them than one"
                                        + " of 1; expected one of 1, 3, 5",
                                "the volume of replica 0 is adopted, and restored from snap-0a too; expected one of"
                                        + " the two")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void allThatIsWrongIsRefusedAtOnce(SampleCluster cluster, List<String> sentences) {
        assertEquals(
                sentences,
                cluster.plan().refusals().stream().map(Problem::sentence).toList());
    }

    @Test
    void anExistingVpcWithAZoneForEachReplicaIsEnough() {
        assertEquals(
                List.of(),
                SampleCluster.in(Environment.PROD)
                        .existingVpc("eu-west-1a", "eu-west-1b", "eu-west-1c")
                        .plan()
                        .refusals());
        assertEquals(
                List.of(),
                SampleCluster.in(Environment.DEV)
                        .nodes(1)
                        .existingVpc("eu-west-1a", "eu-west-1b")
                        .plan()
                        .refusals());
    }

    /** Staging has two zones and prod three: a replica stands where its index says in both. */
    @ParameterizedTest
    @EnumSource(Environment.class)
    void aReplicasZoneIsFixedByItsIndex(Environment environment) {
        assertEquals(
                List.of(0, 1, 2, 0, 1),
                stack(SampleCluster.in(environment).nodes(5)).replicas().stream()
                        .map(Replica::zone)
                        .toList());
    }

    @Test
    void moreReplicasRenameNone() {
        List<String> five = ids(stack(SampleCluster.in(Environment.PROD).nodes(5)));
        List<String> three = ids(stack(SampleCluster.in(Environment.PROD)));
        assertTrue(five.containsAll(three));
        assertTrue(three.contains("VolumeReplica2"));
        assertFalse(three.contains("VolumeReplica3"));
    }

    @Test
    void outsideDevWhatHoldsDataIsRetainedAndBackedUp() {
        for (Environment environment : List.of(Environment.STAGING, Environment.PROD)) {
            TigerBeetleStack stack = stack(SampleCluster.in(environment));
            for (Replica replica : stack.replicas()) {
                assertTrue(((ReplicaVolume.Created) replica.volume()).retained());
                assertTrue(((ReplicaInterface.Created) replica.networkInterface()).retained());
                assertEquals(Optional.empty(), replica.formatted());
            }
            SnapshotPolicy policy = stack.snapshots().orElseThrow();
            assertEquals(7, policy.retentionDays());
            assertEquals("bank-" + environment.word() + "-tigerbeetle", policy.targetValue());
        }
    }

    @Test
    void inDevATeardownLeavesNothing() {
        TigerBeetleStack stack = stack(SampleCluster.in(Environment.DEV));
        for (Replica replica : stack.replicas()) {
            assertFalse(((ReplicaVolume.Created) replica.volume()).retained());
            assertFalse(((ReplicaInterface.Created) replica.networkInterface()).retained());
            assertEquals(
                    "/bank/dev/tigerbeetle/formatted/" + replica.index(),
                    replica.formatted().orElseThrow().planned().name());
        }
        assertEquals(Optional.empty(), stack.snapshots());
    }

    @Test
    void noBackupWhereNoneIsWanted() {
        TigerBeetleStack stack = stack(SampleCluster.in(Environment.PROD).withoutBackup());
        assertEquals(Optional.empty(), stack.snapshots());
        assertFalse(types(stack).contains("AWS::DLM::LifecyclePolicy"));
    }

    @Test
    void adoptedVolumesAndInterfacesAreNotMade() {
        TigerBeetleStack stack = stack(SampleCluster.in(Environment.PROD)
                .adoptedVolumes("vol-0a", "vol-0b", "vol-0c")
                .adoptedInterfaces("eni-0a", "eni-0b", "eni-0c")
                .adoptedAddresses("10.0.64.4", "10.0.80.4", "10.0.96.4"));
        assertFalse(types(stack).contains("AWS::EC2::Volume"));
        assertFalse(types(stack).contains("AWS::EC2::NetworkInterface"));
        assertEquals(
                new ReplicaVolume.Adopted("vol-0b"), stack.replicas().get(1).volume());
        assertEquals(
                new ReplicaInterface.Adopted("eni-0c", "10.0.96.4"),
                stack.replicas().get(2).networkInterface());
    }

    /** CloudFormation would refuse to give an existing volume another snapshot, and only the lost one is to be made anew. */
    @Test
    void aVolumeFromASnapshotIsAnotherVolumeThanTheLostOne() {
        List<String> before = ids(stack(SampleCluster.in(Environment.PROD)));
        List<String> restored = ids(stack(SampleCluster.in(Environment.PROD).snapshot(1, "snap-0123456789abcdef0")));
        List<String> again = ids(stack(SampleCluster.in(Environment.PROD).snapshot(1, "snap-0fedcba9876543210")));
        List<String> onlyBefore =
                before.stream().filter(id -> !restored.contains(id)).toList();
        List<String> onlyRestored =
                restored.stream().filter(id -> !before.contains(id)).toList();
        assertEquals(List.of("VolumeReplica1"), onlyBefore);
        assertEquals(1, onlyRestored.size());
        assertTrue(onlyRestored.get(0).startsWith("VolumeReplica1FromSnap0123456789abcdef0"), onlyRestored.get(0));
        assertFalse(again.contains(onlyRestored.get(0)));
    }

    static Stream<Arguments> servers() {
        SampleCluster cluster = SampleCluster.in(Environment.PROD);
        String x86 = "6eeb55fabc2c067a4b082395f4a373bc23420bc41b1bf011ed946797e53297b6";
        String arm = "266b1ccc8bd6ebb593acad220840c772ef6584cc8af3866f848b3e9602f66c0b";
        String own = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        String releases = "https://github.com/tigerbeetle/tigerbeetle/releases/download/";
        return Stream.of(
                Arguments.of(cluster, releases + "0.17.6/tigerbeetle-x86_64-linux.zip", Optional.of(x86)),
                Arguments.of(
                        cluster.size("r7g.large"), releases + "0.17.6/tigerbeetle-aarch64-linux.zip", Optional.of(arm)),
                Arguments.of(
                        cluster.version("0.16.60"),
                        releases + "0.16.60/tigerbeetle-x86_64-linux.zip",
                        Optional.empty()),
                Arguments.of(
                        cluster.version("0.16.60").sha256(Architecture.X86_64, own),
                        releases + "0.16.60/tigerbeetle-x86_64-linux.zip",
                        Optional.of(own)),
                Arguments.of(
                        cluster.version("0.16.60").sha256(Architecture.ARM64, own),
                        releases + "0.16.60/tigerbeetle-x86_64-linux.zip",
                        Optional.empty()),
                Arguments.of(
                        cluster.artifact("s3://bank/tigerbeetle.zip"), "s3://bank/tigerbeetle.zip", Optional.of(x86)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theServerComesWithTheSumThatItsArchitectureHas(
            SampleCluster cluster, String archive, Optional<String> sha256) {
        Server server = stack(cluster).cluster().server();
        assertEquals(archive, server.archive());
        assertEquals(sha256, server.sha256());
    }

    @Test
    void theImageIsResolvedAtLaunchForTheArchitectureOrPinned() {
        String parameter = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";
        SampleCluster cluster = SampleCluster.in(Environment.PROD);
        assertEquals(parameter + "x86_64", image(cluster));
        assertEquals(parameter + "arm64", image(cluster.size("r7g.large")));
        assertEquals("ami-0123", image(cluster.ami("ami-0123")));
    }

    private static String image(SampleCluster cluster) {
        return stack(cluster).replicas().get(0).launchTemplate().imageId();
    }

    @Test
    void theLargestClusterIdIsKeptToItsLastDigit() throws IOException {
        AwsPlan plan =
                SampleCluster.in(Environment.PROD).clusterId(LARGEST_U128).plan();
        Cluster read = AwsRequirementsJson.read(AwsRequirementsJson.write(plan.requirements()))
                .tigerBeetle()
                .orElseThrow()
                .cluster();
        assertEquals(LARGEST_U128, read.id());
    }

    @Test
    void whatIsPlannedForAdoptedResourcesIsReadBack() throws IOException {
        AwsPlan plan = SampleCluster.in(Environment.PROD)
                .adoptedVolumes("vol-0a", "vol-0b", "vol-0c")
                .adoptedInterfaces("eni-0a", "eni-0b", "eni-0c")
                .adoptedAddresses("10.0.64.4", "10.0.80.4", "10.0.96.4")
                .plan();
        assertEquals(plan.requirements(), AwsRequirementsJson.read(AwsRequirementsJson.write(plan.requirements())));
    }

    @Test
    void everythingIsThereBecauseOfTheLedger() {
        for (AwsResource resource : stack(SampleCluster.in(Environment.PROD)).resources()) {
            assertEquals(
                    "ledger CustomerWallet",
                    resource.planned().reasons().get(0).element(),
                    resource.planned().id());
        }
    }

    @Test
    void aVolumePointsAtTheLinesThatShapedIt() {
        Replica replica = stack(SampleCluster.in(Environment.PROD)).replicas().get(0);
        List<Reason> reasons =
                ((ReplicaVolume.Created) replica.volume()).planned().reasons();
        assertEquals(
                List.of(
                        "ledger CustomerWallet",
                        "deploy.tigerbeetle.node_count",
                        "deploy.tigerbeetle.volume_size_gb",
                        "deploy.tigerbeetle.volume_iops",
                        "deploy.tigerbeetle.volume_throughput_mbps"),
                reasons.stream().map(Reason::element).toList());
        assertEquals(25, reasons.get(3).span().line());
    }

    private static final String BURSTS = "r6i.large sustains 3600 IOPS, and the volumes' 10000 only in bursts";
    private static final String ID_FOR_TESTS =
            "The cluster's id is 0, which TigerBeetle reserves for tests: set cluster_id to a random number below 2^128"
                    + " before the first deployment, for it can't change later";

    static Stream<Arguments> notes() {
        return Stream.of(
                // Nobody is told of the missing backup who took the default.
                Arguments.of(SampleCluster.in(Environment.DEV), List.of(BURSTS)),
                Arguments.of(SampleCluster.in(Environment.STAGING).iops(3600), List.of()),
                Arguments.of(SampleCluster.in(Environment.PROD).iops(3000), List.of(ID_FOR_TESTS)),
                Arguments.of(
                        SampleCluster.in(Environment.DEV).size("t3.medium").iops(3000),
                        List.of(
                                "t3.medium sustains 2000 IOPS, and the volumes' 3000 only in bursts",
                                "t3.medium has 4 GiB of memory, and TigerBeetle needs 6: it runs in its development"
                                        + " mode")),
                Arguments.of(
                        SampleCluster.in(Environment.STAGING).size("r6i.4xlarge"),
                        List.of("r6i.4xlarge is none of the usual t3.medium, r6i.large, r6i.xlarge, r6i.2xlarge")),
                Arguments.of(
                        SampleCluster.in(Environment.STAGING).size("r7g.large"),
                        List.of("r7g.large is none of the usual t3.medium, r6i.large, r6i.xlarge, r6i.2xlarge, and"
                                + " neither its memory nor what it sustains is known here")),
                Arguments.of(
                        SampleCluster.in(Environment.STAGING).iops(3000).version("0.16.30"),
                        List.of("No SHA-256 is known for TigerBeetle 0.16.30 on x86_64: without sha256 no replica"
                                + " starts")),
                Arguments.of(
                        SampleCluster.in(Environment.DEV).writing("deploy.tigerbeetle.backup_enabled"),
                        List.of(
                                "The cluster's volumes are not backed up in dev, where a teardown leaves nothing",
                                BURSTS)),
                Arguments.of(
                        SampleCluster.in(Environment.PROD).snapshot(1, "snap-0a"),
                        List.of(
                                "Only 1 of 3 replicas are restored from a snapshot: beside others that went on, a replica"
                                        + " of yesterday can make the cluster lose what it had committed",
                                BURSTS,
                                ID_FOR_TESTS)),
                Arguments.of(
                        SampleCluster.in(Environment.PROD).nodes(1).snapshot(0, "snap-0a"),
                        List.of(BURSTS, ID_FOR_TESTS)),
                Arguments.of(
                        SampleCluster.in(Environment.STAGING).iops(2000),
                        List.of("The volumes have 3000 IOPS and not 2000, which is less than AWS gives")));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void whatIsWorthAWordIsSaid(SampleCluster cluster, List<String> texts) {
        assertEquals(
                texts,
                TigerBeetlePlanner.plan(cluster.context()).notes().stream()
                        .map(Note::text)
                        .toList());
    }

    @Test
    void noVolumeHasLessThanAwsGives() {
        Replica replica =
                stack(SampleCluster.in(Environment.PROD).iops(2000)).replicas().get(0);
        assertEquals(3000, ((ReplicaVolume.Created) replica.volume()).iops());
    }

    @Test
    void aDeploymentWaitsForAsLongAsItsMachineMay() {
        TigerBeetleStack stack = stack(SampleCluster.in(Environment.PROD));
        for (Replica replica : stack.replicas()) {
            int seconds = replica.group().signalMinutes() * 60;
            assertTrue(stack.cluster().bootLimits().totalSeconds() < seconds, seconds + " seconds");
            // More is refused by CloudFormation, which calls it PauseTime.
            assertTrue(seconds <= 3600, seconds + " seconds");
        }
    }

    @Test
    void anEmptyReplicaMayNotJoinOldOnes() {
        SampleCluster cluster = SampleCluster.in(Environment.PROD);
        assertTrue(stack(cluster).cluster().mayFormat());
        assertFalse(stack(cluster.snapshot(1, "snap-0a")).cluster().mayFormat());
        assertFalse(stack(cluster.adoptedVolumes("vol-0a", "vol-0b", "vol-0c"))
                .cluster()
                .mayFormat());
    }
}
