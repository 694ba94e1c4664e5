package org.dazzledsl.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A machine of a {@link PretendCloud}, which ends it: its disk stays when it is rebooted, and is gone with it when it is replaced. */
final class PretendMachine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A cable to the bridge, then namespaces of its own. */
    private static final String START = "ip link add eth0 type veth peer name \"$1\" netns \"$2\""
            + " && nsenter -t \"$2\" -n ip link set \"$1\" master br0 up"
            + " && ip address add \"$3/16\" dev eth0 && ip link set eth0 up"
            + " && exec unshare --mount --pid --fork --kill-child --uts --ipc \"$4\" \"$5\" \"$6\"";

    private final Settings settings;
    private final PretendCloud cloud;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    record Settings(
            Path folder,
            Path cloud,
            String instance,
            String address,
            int memoryMib,
            long network,
            String cable,
            boolean reboot) {

        Settings rebooted(String newCable) {
            return new Settings(folder, cloud, instance, address, memoryMib, network, newCable, true);
        }

        String json() throws IOException {
            Map<String, Object> json = new TreeMap<>();
            json.put("folder", folder.toString());
            json.put("cloud", cloud.toString());
            json.put("sandbox", PretendCloud.Sandbox.FOLDER.toString());
            json.put("instance", instance);
            json.put("address", address);
            json.put("memoryMib", memoryMib);
            json.put("reboot", reboot);
            return JSON.writeValueAsString(json);
        }
    }

    private PretendMachine(Settings settings, PretendCloud cloud, Process process) {
        this.settings = settings;
        this.cloud = cloud;
        this.process = process;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static PretendMachine start(Settings settings, PretendCloud cloud) throws IOException {
        Files.createDirectories(settings.folder());
        Process process = Commands.builder(
                        "unshare",
                        "--net",
                        "sh",
                        "-c",
                        START,
                        "sh",
                        settings.cable(),
                        Long.toString(settings.network()),
                        settings.address(),
                        "/usr/bin/python3",
                        PretendCloud.Sandbox.FOLDER.resolve("machine.py").toString(),
                        settings.json())
                .redirectError(settings.folder().resolve("console").toFile())
                .start();
        PretendMachine machine = new PretendMachine(settings, cloud, process);
        machine.answer();
        return machine;
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(Files.readString(settings.folder().resolve("console")));
        }
        return JSON.readTree(line);
    }

    private JsonNode order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return answer();
    }

    /** Runs the user data as a machine does that starts for the first time; its exit status. */
    int boot(UserData userData) throws IOException {
        Path file = settings.folder().resolve("disk/var/lib/cloud/instance/user-data.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, userData.text());
        return order("boot").path("status").asInt(-1);
    }

    /** What a shell of this machine prints. */
    String run(String command) throws IOException {
        JsonNode done = order("run " + command);
        if (done.path("status").asInt() != 0) {
            throw new AssertionError(command + ": " + done);
        }
        return done.path("output").asText().trim();
    }

    boolean succeeds(String command) throws IOException {
        return order("run " + command).path("status").asInt() == 0;
    }

    void await(String command) throws IOException {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!succeeds(command)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Not within ten seconds: " + command + "\n" + log());
            }
            PretendCloud.sleep(100);
        }
    }

    /** Until the script, which is at work meanwhile, says this. */
    void awaitLog(String words) {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!logQuietly().contains(words)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Not within a minute: " + words + "\n" + logQuietly());
            }
            PretendCloud.sleep(100);
        }
    }

    /** What the script and the server said, or where the script never came so far, what its shell did. */
    String log() throws IOException {
        Path log = settings.folder().resolve("disk").resolve("var/log/tigerbeetle.log");
        Path output = settings.folder().resolve("disk").resolve("var/log/cloud-init-output.log");
        return (Files.exists(log) ? Files.readString(log) : "")
                + (Files.exists(output) ? Files.readString(output) : "");
    }

    /** For messages of assertions. */
    String logQuietly() {
        try {
            return log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same machine, started again. */
    PretendMachine reboot() throws IOException, InterruptedException {
        order("shutdown");
        process.waitFor();
        cloud.awaitFreeVolumes();
        return cloud.started(cloud.again(settings));
    }

    /** Shut down and gone, as Auto Scaling ends a machine. */
    void terminate() throws IOException {
        order("shutdown");
        lose();
    }

    /** Gone from one moment to the next. */
    void lose() throws IOException {
        Commands.end(process);
        cloud.awaitFreeVolumes();
        cloud.release(settings.instance());
    }

    /** Whose end is the machine's. */
    Process process() {
        return process;
    }
}
