package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.dazzledsl.model.aws.SampleCluster;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.version.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of a real TigerBeetle server, for which nobody but the boot script and its units do anything, and a real client
 * that finds it by what a task of ECS gets. No package that builds resolve has the server, so the environment variable
 * {@code TIGERBEETLE_BINARY} says where one is.
 */
class ReplicaClusterTest {

    private static final String BINARY = "TIGERBEETLE_BINARY";
    private static final int REPLICAS = 3;
    private static final BigInteger CLUSTER = BigInteger.ONE.shiftLeft(100).add(BigInteger.TEN);
    private static final String STACK = "arn:aws:cloudformation:us-east-1:111122223333:stack/bank-prod-TigerBeetle/new";

    /** Room for the least data file, which has more than a GiB. */
    private static final int VOLUME_MIB = 4096;

    /** So little that the server runs in its development mode: three share this machine. */
    private static final int MEMORY_MIB = 4000;

    @TempDir(factory = FolderInMemory.class)
    Path folder;

    private PretendCloud cloud;
    private Synthesized synthesized;
    private Map<String, String> values;

    @BeforeEach
    void aServerIsPublished() throws IOException {
        String binary = System.getenv(BINARY);
        assumeTrue(
                binary != null && !binary.isBlank(),
                "Skipped: the environment variable " + BINARY
                        + " names no TigerBeetle server (an executable, 0.16.43 or"
                        + " later), so the cluster only ran with a pretended one");
        Optional<String> missing = PretendCloud.missing();
        assumeTrue(missing.isEmpty(), () -> "Skipped: no pretend machine boots here, for " + missing.orElseThrow());
        cloud = new PretendCloud(folder);
        byte[] archive = PretendCloud.archive(Files.readAllBytes(Path.of(binary)));
        Files.write(cloud.file("downloads", "tigerbeetle-x86_64-linux.zip"), archive);
        // TigerBeetle version 0.17.6+64899c7
        String version = Commands.run(binary, "version").orFail().output().split("[ +\\n]")[2];
        synthesized = Synthesized.of(SampleCluster.in(Environment.PROD)
                .size("t3.medium")
                .clusterId(CLUSTER)
                .version(version)
                .sha256(Architecture.X86_64, Sha256.of(archive))
                .plan()
                .requirements());
        values = new TreeMap<>(Map.of("AWS::Region", "us-east-1", "AWS::StackId", STACK));
        for (int replica = 0; replica < REPLICAS; replica++) {
            values.put("VolumeReplica" + replica, volume(replica));
            values.put("NetworkInterfaceReplica" + replica + ".PrimaryPrivateIpAddress", address(replica));
            cloud.volume(volume(replica), VOLUME_MIB);
            cloud.stackIs("GroupReplica" + replica, "CREATE_IN_PROGRESS");
        }
    }

    @AfterEach
    void everythingIsGone() throws IOException {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static String volume(int replica) {
        return "vol-0123456789abcdef" + replica;
    }

    private static String address(int replica) {
        return "10.0.0.1" + replica;
    }

    private PretendMachine booted(String instance, int replica) throws IOException {
        PretendMachine machine = cloud.machine(instance, address(replica), MEMORY_MIB);
        UserData userData = UserData.of(synthesized, replica, values)
                .with("POLL_SECONDS", "0.2")
                .with("NORMAL_SECONDS", "180");
        assertEquals(0, machine.boot(userData), machine::logQuietly);
        return machine;
    }

    // --- what a task of ECS gets

    private String taskVariable(String name) {
        return TaskVariables.of(synthesized, name, values).values().iterator().next();
    }

    private String client(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LedgerClient.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = cloud.inNetwork(command.toArray(String[]::new)).redirectErrorStream(true);
        builder.environment().put("TIGERBEETLE_ADDRESSES", taskVariable("TIGERBEETLE_ADDRESSES"));
        builder.environment().put("TIGERBEETLE_CLUSTER_ID", taskVariable("TIGERBEETLE_CLUSTER_ID"));
        Path output = folder.resolve("client");
        Process process = builder.redirectOutput(output.toFile()).start();
        // A client whose cluster has no quorum waits for ever.
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        Commands.end(process);
        String said = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertTrue(ended && process.exitValue() == 0, String.join(" ", arguments) + ": " + said);
        return said.substring(said.lastIndexOf('\n') + 1);
    }

    @Test
    void noTransferIsLostWithAMachineNorWithADataFile() throws Exception {
        PretendMachine zero = booted("i-00", 0);
        PretendMachine one = booted("i-01", 1);
        PretendMachine two = booted("i-02", 2);
        assertEquals("done", client("accounts"));
        assertEquals("done", client("transfer", "1", "1000"));

        one.lose();
        assertEquals("done", client("transfer", "1001", "1000"));
        cloud.stackIs("GroupReplica1", "UPDATE_IN_PROGRESS");
        PretendMachine anotherOne = booted("i-11", 1);
        assertTrue(anotherOne.log().contains("Found "), anotherOne.log());
        assertEquals("done", client("transfer", "2001", "1000"));

        two.lose();
        Files.delete(cloud.file("volumes", volume(2)));
        cloud.volume(volume(2), VOLUME_MIB);
        cloud.stackIs("GroupReplica2", "UPDATE_IN_PROGRESS");
        PretendMachine anotherTwo = booted("i-12", 2);
        assertTrue(anotherTwo.log().contains("The data file is lost"), anotherTwo.log());

        // From now on nothing is acknowledged without the two that were lost.
        zero.lose();
        assertEquals("done", client("transfer", "3001", "1000"));
        assertEquals("4000", client("balance"));
        assertEquals(
                List.of(
                        "GroupReplica0 i-00 SUCCESS",
                        "GroupReplica1 i-01 SUCCESS",
                        "GroupReplica2 i-02 SUCCESS",
                        "GroupReplica1 i-11 SUCCESS",
                        "GroupReplica2 i-12 SUCCESS"),
                cloud.signals());
    }
}
