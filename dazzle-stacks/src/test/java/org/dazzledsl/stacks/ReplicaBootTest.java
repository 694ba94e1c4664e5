package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.SampleCluster;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.version.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the boot script as machines get it, with the variables that the template sets, on pretend machines. The server is a
 * pretended one too, which notes each data file that it makes; what else happens, happens: file systems, mounts, downloads,
 * units.
 */
class ReplicaBootTest {

    private static final String VOLUME = "vol-0123456789abcdef0";
    private static final String OTHER_VOLUME = "vol-0fedcba9876543210";
    private static final String ADDRESS = "10.0.0.10";
    private static final String STACK = "arn:aws:cloudformation:us-east-1:111122223333:stack/bank-prod-TigerBeetle/new";
    private static final String EARLIER_STACK =
            "arn:aws:cloudformation:us-east-1:111122223333:stack/bank-prod-TigerBeetle/old";
    private static final String MARK = "/bank/prod/tigerbeetle/formatted/0";
    private static final String NODES = "/bank/prod/tigerbeetle/nodes/";
    private static final String GROUP = "GroupReplica0";
    private static final String DATA = "/var/lib/tigerbeetle";
    private static final String FILE = "0_0.tigerbeetle";
    private static final String VERSION = "0.17.6";
    private static final int MIB = 64;
    private static final int LARGE_MEMORY_MIB = 15_700;

    @TempDir(factory = FolderInMemory.class)
    Path folder;

    private PretendCloud cloud;

    @BeforeEach
    void aNewClusterIsBeingCreated() throws IOException {
        Optional<String> missing = PretendCloud.missing();
        assumeTrue(missing.isEmpty(), () -> "Skipped: no pretend machine boots here, for " + missing.orElseThrow());
        cloud = new PretendCloud(folder);
        cloud.volume(VOLUME, MIB);
        cloud.stackIs(GROUP, "CREATE_IN_PROGRESS");
    }

    @AfterEach
    void nothingWasFormattedTwice() throws Exception {
        if (cloud == null) {
            return;
        }
        cloud.close();
        assertTrue(
                cloud.made().stream()
                                .filter(made -> made.path("how").asText().equals("format"))
                                .count()
                        <= 1,
                cloud.made().toString());
    }

    // --- what a machine gets

    private static SampleCluster cluster() {
        return SampleCluster.in(Environment.PROD);
    }

    /** With a server of this version where the release's archive is, and its sum in the configuration. */
    private UserData published(SampleCluster cluster, String version, Architecture architecture) throws IOException {
        byte[] archive = PretendCloud.archive(PretendCloud.Sandbox.server(version));
        String machine = architecture == Architecture.ARM64 ? "aarch64" : "x86_64";
        Files.write(cloud.file("downloads", "tigerbeetle-" + machine + "-linux.zip"), archive);
        return generated(cluster.version(version).sha256(architecture, Sha256.of(archive)));
    }

    private UserData published(SampleCluster cluster) throws IOException {
        return published(cluster, VERSION, Architecture.X86_64);
    }

    private static UserData generated(SampleCluster cluster) {
        Map<String, String> values = new TreeMap<>(Map.of("AWS::Region", "us-east-1", "AWS::StackId", STACK));
        for (int replica = 0; replica < 5; replica++) {
            values.put("NetworkInterfaceReplica" + replica + ".PrimaryPrivateIpAddress", "10.0.0.1" + replica);
        }
        Synthesized synthesized = Synthesized.of(cluster.plan().requirements());
        synthesized.resources("AWS::EC2::Volume").stream()
                .map(Synthesized.Resource::id)
                .filter(id -> id.startsWith("VolumeReplica0"))
                .forEach(id -> values.put(id, VOLUME));
        return hurried(UserData.of(synthesized, 0, values));
    }

    /** A pretend cloud answers at once, if the machine that runs the tests has time for it. */
    private static UserData hurried(UserData userData) {
        UserData hurried = userData.with("POLL_SECONDS", "0.1");
        for (String limit : List.of("ANSWER", "ATTACH", "DEVICE", "DOWNLOAD", "RECOVER", "LISTEN", "NORMAL")) {
            hurried = hurried.with(limit + "_SECONDS", "30");
        }
        return hurried;
    }

    private PretendMachine machine(String instance) throws IOException {
        return cloud.machine(instance, ADDRESS, LARGE_MEMORY_MIB);
    }

    private PretendMachine booted(String instance, UserData userData) throws IOException {
        PretendMachine machine = machine(instance);
        assertEquals(0, machine.boot(userData), machine::logQuietly);
        return machine;
    }

    private String failure(String instance, UserData userData) throws IOException {
        PretendMachine machine = machine(instance);
        assertEquals(1, machine.boot(userData), machine::logQuietly);
        assertFalse(machine.succeeds(": </dev/tcp/" + ADDRESS + "/3000"), "a server that must be down listens");
        String told = cloud.logs().get("replica-0/" + instance + "/failure");
        assertTrue(cloud.signals().contains(GROUP + " " + instance + " FAILURE"), cloud.signals()::toString);
        return told.strip();
    }

    private JsonNode dataFile() throws IOException {
        return new ObjectMapper().readTree(cloud.text(VOLUME, FILE));
    }

    private void peers() throws IOException {
        cloud.peer("10.0.0.11", 3000);
        cloud.peer("10.0.0.12", 3000);
    }

    // --- the first time

    @Test
    void aNewReplicaIsFormattedServesAndIsKnown() throws Exception {
        UserData userData = published(cluster());
        PretendMachine machine = booted("i-0a", userData);
        assertTrue(machine.succeeds(": </dev/tcp/" + ADDRESS + "/3000"));
        assertEquals(List.of(GROUP + " i-0a SUCCESS"), cloud.signals());
        assertEquals(Map.of(MARK, VOLUME + " " + STACK, NODES + "i-0a", ADDRESS + ":3000"), cloud.parameters());
        assertEquals("tigerbeetle", machine.run("stat -c %U " + DATA + "/" + FILE));
        String command = machine.run("tr '\\0' ' ' </proc/$(pgrep -f 'tigerbeetle start' | head -n 1)/cmdline");
        assertTrue(
                command.contains("start --addresses=10.0.0.10:3000,10.0.0.11:3000,10.0.0.12:3000 --cache-grid=11GiB"
                        + " --experimental --statsd=127.0.0.1:8126 " + DATA + "/" + FILE),
                command);
        machine.terminate();
        assertEquals(List.of(FILE), cloud.names(VOLUME));
        JsonNode data = dataFile();
        assertEquals("0", data.path("cluster").asText());
        assertEquals(0, data.path("replica").asInt(-1));
        assertEquals(3, data.path("count").asInt());
        assertFalse(data.path("development").asBoolean());
        // It took its own entry with it.
        assertEquals(Map.of(MARK, VOLUME + " " + STACK), cloud.parameters());
    }

    @Test
    void theLargestClusterIdIsTheServers() throws Exception {
        String largest = "340282366920938463463374607431768211455";
        PretendMachine machine = booted("i-0a", published(cluster().clusterId(new BigInteger(largest))));
        machine.terminate();
        assertEquals(List.of(largest + "_0.tigerbeetle"), cloud.names(VOLUME));
        assertTrue(cloud.text(VOLUME, largest + "_0.tigerbeetle").contains("\"cluster\": \"" + largest + "\""));
    }

    @Test
    void whatIsWatchedIsPassedOnAndNothingElse() throws Exception {
        PretendMachine machine = booted("i-0a", published(cluster()));
        machine.await("grep -q replica_sync_stage /var/log/statsd");
        List<String> names =
                machine.run("cat /var/log/statsd").lines().distinct().sorted().toList();
        assertEquals(List.of("tb.replica_status:1|g|#replica:0", "tb.replica_sync_stage:0|g|#replica:0"), names);
        JsonNode config = new ObjectMapper().readTree(machine.run("cat /usr/local/lib/tigerbeetle/agent.json"));
        assertEquals("bank-prod/tigerbeetle", config.at("/metrics/namespace").asText());
        assertEquals(
                DATA, config.at("/metrics/metrics_collected/disk/resources/0").asText());
        JsonNode log = config.at("/logs/logs_collected/files/collect_list/0");
        assertEquals("/var/log/tigerbeetle.log", log.path("file_path").asText());
        assertEquals("/bank/prod/tigerbeetle", log.path("log_group_name").asText());
        String lines = machine.run("cat /var/log/tigerbeetle.log");
        assertTrue(lines.contains("Never formatted: formatting") && lines.contains(" Up"), lines);
    }

    @Test
    void systemdAcceptsTheUnits() throws Exception {
        assumeTrue(
                Commands.installed("systemd-analyze"),
                "Skipped: systemd-analyze is not on the PATH, so nothing checks the units");
        PretendMachine machine = booted("i-0a", published(cluster()));
        machine.run("mkdir -p /cloud/units && cp /etc/systemd/system/tigerbeetle* /cloud/units");
        Path units = cloud.file("units");
        try (Stream<Path> files = Files.list(units)) {
            for (Path unit : files.toList()) {
                // The programs are on the pretend machine alone.
                String text = Files.readString(unit).replaceAll("(?m)^(Exec\\w+)=\\S+", "$1=/bin/true");
                Files.writeString(unit, text);
            }
        }
        for (String unit : List.of(
                "tigerbeetle.service",
                "tigerbeetle-metrics.service",
                "tigerbeetle-node.service",
                "tigerbeetle-grow.service",
                "tigerbeetle-grow.timer")) {
            Commands.Done verified = Commands.run(
                    "systemd-analyze", "verify", "--man=no", units.resolve(unit).toString());
            assertFalse(verified.output().contains("tigerbeetle"), verified.output());
        }
    }

    @Test
    void twoRunsAtOnceFormatOnce() throws Exception {
        UserData userData = published(cluster());
        cloud.write("i-00", "attached", VOLUME);
        PretendMachine machine = machine("i-0a");
        machine.boot(userData.with("ATTACH_SECONDS", "1"));
        String runs =
                "(bash /var/lib/cloud/instance/user-data.txt & bash /var/lib/cloud/instance/user-data.txt & wait) >/dev/null 2>&1";
        CompletableFuture<Void> released = CompletableFuture.runAsync(() -> {
            PretendCloud.sleep(500);
            cloud.releaseQuietly("i-00");
        });
        machine.run("sed -i 's/ATTACH_SECONDS=.*/ATTACH_SECONDS=20/' /var/lib/cloud/instance/user-data.txt");
        machine.run(runs);
        released.join();
        assertTrue(machine.succeeds(": </dev/tcp/" + ADDRESS + "/3000"), machine.log());
        assertTrue(machine.log().contains("Another run of this script is at work"), machine.log());
        assertEquals(1, cloud.made().size());
    }

    // --- again

    @Test
    void aRebootedMachineServesWhatItHad() throws Exception {
        PretendMachine machine = booted("i-0a", published(cluster()));
        String before = machine.run("cat " + DATA + "/" + FILE);
        PretendMachine rebooted = machine.reboot();
        rebooted.await(": </dev/tcp/" + ADDRESS + "/3000");
        assertEquals(before, rebooted.run("cat " + DATA + "/" + FILE));
        assertEquals(ADDRESS + ":3000", cloud.parameters().get(NODES + "i-0a"));
    }

    @Test
    void aRebootWithoutItsVolumeStartsNoServer() throws Exception {
        PretendMachine machine = booted("i-0a", published(cluster()));
        Files.delete(cloud.file("attached", VOLUME));
        PretendMachine rebooted = machine.reboot();
        rebooted.await("grep -q 'is not mounted' /var/log/systemd.log");
        assertFalse(rebooted.succeeds(": </dev/tcp/" + ADDRESS + "/3000"));
        assertEquals("", rebooted.run("ls " + DATA));
    }

    @Test
    void theScriptMayRunAgain() throws Exception {
        UserData userData = published(cluster());
        PretendMachine machine = booted("i-0a", userData);
        String before = machine.run("cat " + DATA + "/" + FILE);
        assertEquals(0, machine.boot(userData), machine.log());
        assertEquals(before, machine.run("cat " + DATA + "/" + FILE));
        assertEquals("1", machine.run("grep -c ' " + DATA + " ' /etc/fstab"));
        assertEquals(
                1,
                cloud.calls().stream().filter(call -> call.startsWith("curl ")).count());
    }

    @Test
    void aNewMachineTakesOverTheVolumeAndTheEntries() throws Exception {
        UserData userData = published(cluster());
        PretendMachine first = booted("i-0a", userData);
        JsonNode before = new ObjectMapper().readTree(first.run("cat " + DATA + "/" + FILE));
        first.lose();
        cloud.put(NODES + "i-0f", "10.0.0.11:3000");
        cloud.stackIs(GROUP, "CREATE_COMPLETE");
        PretendMachine second = booted("i-0b", userData);
        assertEquals(
                Map.of(NODES + "i-0b", ADDRESS + ":3000", NODES + "i-0f", "10.0.0.11:3000", MARK, VOLUME + " " + STACK),
                cloud.parameters());
        // Nobody waits for it.
        assertEquals(List.of(GROUP + " i-0a SUCCESS"), cloud.signals());
        second.terminate();
        assertEquals(before, dataFile());
    }

    @Test
    void anUpgradeKeepsTheData() throws Exception {
        booted("i-0a", published(cluster(), "0.17.0", Architecture.X86_64)).terminate();
        JsonNode before = dataFile();
        cloud.stackIs(GROUP, "UPDATE_IN_PROGRESS");
        peers();
        PretendMachine second = booted("i-0b", published(cluster(), VERSION, Architecture.X86_64));
        assertEquals("TigerBeetle version " + VERSION + "+0123456", second.run("/usr/local/bin/tigerbeetle version"));
        assertEquals(List.of(GROUP + " i-0a SUCCESS", GROUP + " i-0b SUCCESS"), cloud.signals());
        second.terminate();
        assertEquals(before, dataFile());
    }

    @Test
    void aLargerVolumeIsGrownInto() throws Exception {
        assumeTrue(
                PretendCloud.mayGrowFileSystems(),
                "Skipped: the kernel lets nobody here grow a mounted file system (CAP_SYS_RESOURCE)");
        UserData userData = published(cluster());
        booted("i-0a", userData).terminate();
        cloud.volume(VOLUME, 2 * MIB);
        PretendMachine second = booted("i-0b", userData);
        second.await("test $(df --output=size -m " + DATA + " | tail -n 1) -gt " + MIB);
        second.terminate();
        assertEquals(1, cloud.made().size());
    }

    // --- peers that are late

    @Test
    void inAnUpdateOnlyAReplicaThatCountsAgainLetsTheNextOneGo() throws Exception {
        UserData userData = published(cluster());
        booted("i-0a", userData).terminate();
        cloud.stackIs(GROUP, "UPDATE_IN_PROGRESS");
        PretendMachine second = machine("i-0b");
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
            second.awaitLog("once this replica has its normal status");
            PretendCloud.sleep(1000);
            assertEquals(1, cloud.signalsQuietly().size(), "it signalled before it counted");
            cloud.peerQuietly("10.0.0.11", 3000);
        });
        assertEquals(0, second.boot(userData), second::logQuietly);
        late.join();
        assertEquals(List.of(GROUP + " i-0a SUCCESS", GROUP + " i-0b SUCCESS"), cloud.signals());
    }

    @Test
    void anUpdateAfterWhichAReplicaNeverCountsFails() throws Exception {
        UserData userData = published(cluster());
        booted("i-0a", userData).terminate();
        JsonNode before = dataFile();
        cloud.stackIs(GROUP, "UPDATE_IN_PROGRESS");
        PretendMachine second = machine("i-0b");
        assertEquals(1, second.boot(userData.with("NORMAL_SECONDS", "3")), second.log());
        assertEquals(List.of(GROUP + " i-0a SUCCESS", GROUP + " i-0b FAILURE"), cloud.signals());
        assertEquals(
                "replica 0: FAILED: normal status: not within 3 seconds",
                cloud.logs().get("replica-0/i-0b/failure").strip());
        second.terminate();
        assertEquals(before, dataFile());
    }

    // --- volumes that are not what they should be

    @Test
    void aVolumeThatTheMachineBeforeLetsGoOfIsWaitedFor() throws Exception {
        cloud.write("i-00", "attached", VOLUME);
        CompletableFuture<Void> released = CompletableFuture.runAsync(() -> {
            PretendCloud.sleep(700);
            cloud.releaseQuietly("i-00");
        });
        booted("i-0a", published(cluster()));
        released.join();
    }

    @Test
    void aVolumeThatIsNeverLetGoOfFailsInTime() throws Exception {
        cloud.write("i-00", "attached", VOLUME);
        assertEquals(
                "replica 0: FAILED: attaching " + VOLUME + ": not within 3 seconds",
                failure("i-0a", published(cluster()).with("ATTACH_SECONDS", "3")));
        assertEquals(List.of(), cloud.made());
        assertEquals(MIB << 20, zeros(VOLUME));
    }

    @Test
    void aVolumeWithoutADeviceFailsInTime() throws Exception {
        cloud.refuse("device", "");
        assertEquals(
                "replica 0: FAILED: the device of " + VOLUME + ": not within 2 seconds",
                failure("i-0a", published(cluster()).with("DEVICE_SECONDS", "2")));
        assertEquals(List.of(), cloud.made());
        cloud.close();
        assertEquals(MIB << 20, zeros(VOLUME));
    }

    /** How many bytes there are, if all of them are zero. */
    private long zeros(String volume) throws IOException {
        byte[] bytes = Files.readAllBytes(cloud.file("volumes", volume));
        for (byte one : bytes) {
            assertEquals(0, one);
        }
        return bytes.length;
    }

    @Test
    void anotherReplicasVolumeIsLeftAlone() throws Exception {
        cloud.makeFileSystem(VOLUME);
        Path other = Files.writeString(folder.resolve("other"), "another replica's");
        cloud.debugWrite(VOLUME, "write " + other + " 0_1.tigerbeetle");
        assertEquals(
                "replica 0: FAILED: " + VOLUME + " holds " + DATA
                        + "/0_1.tigerbeetle: another replica's or cluster's volume",
                failure("i-0a", published(cluster())));
        cloud.close();
        assertEquals(List.of("0_1.tigerbeetle"), cloud.names(VOLUME));
        assertEquals("another replica's", cloud.text(VOLUME, "0_1.tigerbeetle"));
        assertFalse(cloud.parameters().containsKey(MARK));
    }

    @Test
    void somebodysFilesAreLeftAlone() throws Exception {
        cloud.makeFileSystem(VOLUME);
        Path photo = Files.writeString(folder.resolve("photo"), "somebody's");
        cloud.debugWrite(VOLUME, "write " + photo + " photo");
        assertEquals(
                "replica 0: FAILED: " + VOLUME
                        + " holds files, but no data file, and no mark says that it was formatted",
                failure("i-0a", published(cluster())));
        cloud.close();
        assertEquals(List.of("photo"), cloud.names(VOLUME));
        assertEquals(List.of(), cloud.made());
    }

    @Test
    void whatIsNoFileSystemOfOursIsLeftAlone() throws Exception {
        byte[] bytes = new byte[MIB << 20];
        bytes[700_000] = 1;
        Files.write(cloud.file("volumes", VOLUME), bytes);
        assertEquals(
                "replica 0: FAILED: " + VOLUME + " holds something that is no ext4 file system (blkid: 2, ?)",
                failure("i-0a", published(cluster())));
        cloud.close();
        assertTrue(Arrays.equals(bytes, Files.readAllBytes(cloud.file("volumes", VOLUME))));
    }

    @Test
    void aVolumeThatCannotBeMountedLeavesNothingOnTheRootDisk() throws Exception {
        cloud.makeFileSystem(VOLUME);
        // A feature that no kernel knows.
        cloud.debugWrite(VOLUME, "set_super_value feature_incompat 0x800002c2");
        byte[] before = Files.readAllBytes(cloud.file("volumes", VOLUME));
        PretendMachine machine = machine("i-0a");
        assertEquals(1, machine.boot(published(cluster()).with("DEVICE_SECONDS", "2")), machine.log());
        assertEquals(
                "replica 0: FAILED: mounting " + VOLUME + ": not within 2 seconds",
                cloud.logs().get("replica-0/i-0a/failure").strip());
        assertEquals("", machine.run("ls -A " + DATA));
        assertEquals(List.of(), cloud.made());
        cloud.close();
        assertTrue(Arrays.equals(before, Files.readAllBytes(cloud.file("volumes", VOLUME))));
    }

    // --- data files that are gone

    /** The replica had a data file once, and says so. */
    private void lost(boolean fileSystemToo) throws Exception {
        booted("i-00", published(cluster())).terminate();
        if (fileSystemToo) {
            Files.delete(cloud.file("volumes", VOLUME));
            cloud.volume(VOLUME, MIB);
        } else {
            cloud.debugWrite(VOLUME, "rm " + FILE);
        }
        cloud.stackIs(GROUP, "CREATE_COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostFileIsRecoveredFromTheOthers(boolean fileSystemToo) throws Exception {
        lost(fileSystemToo);
        peers();
        PretendMachine machine = booted("i-0b", published(cluster()));
        machine.terminate();
        assertEquals(
                List.of("format", "recover"),
                cloud.made().stream().map(made -> made.path("how").asText()).toList());
        assertEquals("recover", dataFile().path("how").asText());
        assertEquals(List.of(FILE), cloud.names(VOLUME));
        assertEquals(VOLUME + " " + STACK, cloud.parameters().get(MARK));
    }

    @Test
    void aLostFileThatTheOthersCannotGiveBackStaysLost() throws Exception {
        lost(false);
        assertEquals(
                "replica 0: FAILED: The data file is lost and could not be recovered: are the other replicas healthy?",
                failure("i-0b", published(cluster()).with("RECOVER_SECONDS", "3")));
        cloud.close();
        assertEquals(List.of(), cloud.names(VOLUME));
        assertEquals(1, cloud.made().size());
    }

    @Test
    void aServerThatCannotRecoverStops() throws Exception {
        lost(false);
        peers();
        assertEquals(
                "replica 0: FAILED: The data file is lost: TigerBeetle 0.16.42 can't recover",
                failure("i-0b", published(cluster(), "0.16.42", Architecture.X86_64)));
        cloud.close();
        assertEquals(List.of(), cloud.names(VOLUME));
    }

    @Test
    void aReplicaThatIsAloneCannotBeRecovered() throws Exception {
        lost(false);
        assertEquals(
                "replica 0: FAILED: The data file is lost, and a cluster of 1 can't recover it: restore a snapshot",
                failure("i-0b", published(cluster().nodes(1))));
    }

    @Test
    void aMarkThatCannotBeReadIsNoLeaveToFormat() throws Exception {
        cloud.refuse("ssm-get-parameter", "ThrottlingException");
        assertEquals(
                "replica 0: FAILED: reading " + MARK + ": not within 2 seconds",
                failure("i-0a", published(cluster()).with("ANSWER_SECONDS", "2")));
        cloud.close();
        assertEquals(List.of(), cloud.made());
        assertEquals(MIB << 20, zeros(VOLUME));
    }

    @Test
    void aMarkThatCannotBeWrittenKeepsTheReplicaDownAndIsWrittenNextTime() throws Exception {
        cloud.refuse("ssm-put-parameter", "AccessDeniedException");
        assertEquals(
                "replica 0: FAILED: The mark of the formatting could not be written",
                failure("i-0a", published(cluster())));
        cloud.allow("ssm-put-parameter");
        cloud.close();
        cloud = new PretendCloud(folder);
        cloud.release("i-0a");
        booted("i-0b", published(cluster()));
        assertEquals(VOLUME + " " + STACK, cloud.parameters().get(MARK));
        assertEquals(1, cloud.made().size());
    }

    @Test
    void theMarkOfAClusterThatIsThereKeepsANewOneFromBeginning() throws Exception {
        cloud.volume(OTHER_VOLUME, MIB);
        cloud.put(MARK, OTHER_VOLUME + " " + EARLIER_STACK);
        assertEquals(
                "replica 0: FAILED: Another stack formatted " + OTHER_VOLUME + ": adopt its volumes, or delete " + MARK
                        + " for an empty cluster",
                failure("i-0a", published(cluster())));
        assertEquals(List.of(), cloud.made());
    }

    @Test
    void theMarkOfAClusterThatIsGoneDoesNot() throws Exception {
        cloud.put(MARK, OTHER_VOLUME + " " + EARLIER_STACK);
        booted("i-0a", published(cluster()));
        assertEquals(VOLUME + " " + STACK, cloud.parameters().get(MARK));
    }

    // --- archives

    @Test
    void anArchiveWithAnotherSumIsNotInstalled() throws Exception {
        UserData userData = published(cluster());
        Files.write(
                cloud.file("downloads", "tigerbeetle-x86_64-linux.zip"),
                PretendCloud.archive("#!/bin/bash\n".getBytes()));
        notInstalled("hasn't the SHA-256 " + userData.variable("SHA256"), userData);
    }

    @Test
    void anArchiveWithoutAKnownSumIsNotEvenFetched() throws Exception {
        notInstalled(
                "No SHA-256 is known for TigerBeetle 0.16.60: set deploy.tigerbeetle.sha256",
                generated(cluster().version("0.16.60")));
        assertTrue(cloud.calls().stream().noneMatch(call -> call.startsWith("curl ")), cloud.calls()::toString);
    }

    @Test
    void anArchiveOfAnotherVersionIsNotInstalled() throws Exception {
        byte[] archive = PretendCloud.archive(PretendCloud.Sandbox.server("0.17.5"));
        Files.write(cloud.file("downloads", "tigerbeetle-x86_64-linux.zip"), archive);
        notInstalled(
                "holds TigerBeetle version 0.17.5+0123456 and not 0.17.6",
                generated(cluster().sha256(Architecture.X86_64, Sha256.of(archive))));
    }

    @Test
    void anArchiveThatIsNotThereIsNotInstalled() throws Exception {
        UserData userData = published(cluster());
        Files.delete(cloud.file("downloads", "tigerbeetle-x86_64-linux.zip"));
        notInstalled("No " + userData.variable("ARCHIVE"), userData);
    }

    private void notInstalled(String why, UserData userData) throws Exception {
        String failure = failure("i-0a", userData);
        assertTrue(failure.contains(why), failure);
        assertEquals(List.of(), cloud.made());
        cloud.close();
        assertEquals(List.of(), cloud.names(VOLUME));
        assertFalse(Files.exists(folder.resolve("machines/i-0a/disk/usr-local/bin/tigerbeetle")));
    }

    @Test
    void aServerOfOnesOwnComesFromItsObject() throws Exception {
        byte[] archive = PretendCloud.archive(PretendCloud.Sandbox.server(VERSION));
        cloud.write("", "objects", "own", "empty");
        Files.write(cloud.file("objects", "own", "tigerbeetle.zip"), archive);
        booted(
                "i-0a",
                generated(cluster()
                        .artifact("s3://own/tigerbeetle.zip")
                        .sha256(Architecture.X86_64, Sha256.of(archive))));
        assertTrue(cloud.calls().stream().noneMatch(call -> call.startsWith("curl ")), cloud.calls()::toString);
    }

    // --- machines of other kinds

    @Test
    void anArmMachineGetsTheArchiveForIt() throws Exception {
        UserData userData = published(cluster().size("r7g.large"), VERSION, Architecture.ARM64);
        booted("i-0a", userData);
        assertTrue(userData.variable("ARCHIVE").endsWith("/0.17.6/tigerbeetle-aarch64-linux.zip"));
        assertTrue(cloud.calls().contains("curl " + userData.variable("ARCHIVE")), cloud.calls()::toString);
    }

    static Stream<Arguments> memory() {
        return Stream.of(
                Arguments.of(3800, "--development"),
                Arguments.of(6143, "--development"),
                Arguments.of(6144, "--cache-grid=2GiB"),
                Arguments.of(15_700, "--cache-grid=11GiB"),
                Arguments.of(63_500, "--cache-grid=58GiB"));
    }

    @ParameterizedTest
    @MethodSource("memory")
    void theCacheIsWhatTheMachineHasToSpare(int mib, String expected) throws Exception {
        PretendMachine machine = cloud.machine("i-0a", ADDRESS, mib);
        assertEquals(0, machine.boot(published(cluster())), machine::logQuietly);
        String unit = machine.run("grep ExecStart= /etc/systemd/system/tigerbeetle.service");
        assertTrue(unit.contains(" " + expected + " "), unit);
        assertEquals(
                expected.equals("--development"),
                cloud.made().get(0).path("development").asBoolean());
    }

    @Test
    void aMachineWithAnotherAddressIsNoReplica() throws Exception {
        PretendMachine machine = cloud.machine("i-0a", "10.0.0.99", LARGE_MEMORY_MIB);
        assertEquals(1, machine.boot(published(cluster())), machine.log());
        assertEquals(
                "replica 0: FAILED: This machine has the address 10.0.0.99 and should have 10.0.0.10:3000",
                cloud.logs().get("replica-0/i-0a/failure").strip());
        assertEquals(List.of(), cloud.made());
    }

    // --- what was there before

    private static SampleCluster adopting() {
        return cluster()
                .adoptedVolumes(VOLUME, "vol-0b", "vol-0c")
                .adoptedInterfaces("eni-0a", "eni-0b", "eni-0c")
                .adoptedAddresses(ADDRESS, "10.0.0.11", "10.0.0.12");
    }

    /** A volume with the data of a cluster whose mark is not there. */
    private JsonNode earlier() throws Exception {
        booted("i-00", published(cluster())).terminate();
        Files.delete(cloud.file("parameters", URLEncoder.encode(MARK, StandardCharsets.UTF_8)));
        return dataFile();
    }

    @Test
    void anAdoptedVolumeStartsWithItsData() throws Exception {
        JsonNode before = earlier();
        PretendMachine machine = booted("i-0a", published(adopting()));
        assertEquals(VOLUME + " " + STACK, cloud.parameters().get(MARK));
        assertEquals(
                "Key=dazzle-snapshots,Value=bank-prod-tigerbeetle",
                Files.readString(cloud.file("tags", VOLUME)).strip());
        machine.terminate();
        assertEquals(before, dataFile());
        assertEquals(1, cloud.made().size());
    }

    @Test
    void aRestoredVolumeStartsWithItsData() throws Exception {
        JsonNode before = earlier();
        PretendMachine machine = booted("i-0a", published(cluster().snapshot(0, "snap-0a")));
        machine.terminate();
        assertEquals(before, dataFile());
        assertEquals(1, cloud.made().size());
    }

    @Test
    void anAdoptedVolumeThatIsEmptyIsNotBegunAnew() throws Exception {
        assertEquals(
                "replica 0: FAILED: " + VOLUME + " is empty, and was adopted or restored with data",
                failure("i-0a", published(adopting())));
        cloud.close();
        assertEquals(MIB << 20, zeros(VOLUME));
        assertEquals(List.of(), cloud.made());
    }

    @Test
    void anAdoptedFileSystemWithoutADataFileIsNotBegunAnew() throws Exception {
        cloud.makeFileSystem(VOLUME);
        assertEquals(
                "replica 0: FAILED: " + VOLUME + " has no data file, and was adopted or restored with data",
                failure("i-0a", published(adopting())));
        cloud.close();
        assertEquals(List.of(), cloud.names(VOLUME));
    }

    /** How a lost volume is replaced: all volumes adopted, an empty one in the lost one's place. */
    @Test
    void anEmptyVolumeInALostOnesPlaceIsRecovered() throws Exception {
        cloud.put(MARK, OTHER_VOLUME + " " + STACK);
        peers();
        PretendMachine machine = booted("i-0a", published(adopting()));
        machine.terminate();
        assertEquals("recover", dataFile().path("how").asText());
        assertNotEquals(OTHER_VOLUME + " " + STACK, cloud.parameters().get(MARK));
    }
}
