package org.dazzledsl.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An AWS account and a network of this test's own: volumes are files, parameters are files, machines are namespaces of this
 * machine's kernel with a bridge between them. {@code src/test/sandbox} has what runs inside.
 */
final class PretendCloud implements Closeable {

    private static final List<String> TOOLS = List.of(
            "unshare",
            "nsenter",
            "ip",
            "mount",
            "mountpoint",
            "losetup",
            "blkid",
            "mkfs.ext4",
            "resize2fs",
            "debugfs",
            "flock",
            "useradd",
            "curl",
            "bash");
    private static final int CAP_SYS_RESOURCE = 24;
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path LOOP_CONTROL = Path.of("/dev/loop-control");
    /** A bridge without an address of its own takes that of a machine, and another one when that machine goes. */
    private static final String BRIDGE = "ip link set lo up && ip link add br0 address 0a:00:00:00:00:01 type bridge"
            + " && ip address add 10.0.0.1/16 dev br0 && ip link set br0 up && echo up && exec cat";

    private static final Optional<String> MISSING = lookForWhatIsMissing();

    private final Path folder;
    private final Process network;
    private final List<Process> inside = new ArrayList<>();
    private int machines;

    PretendCloud(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        for (String name : List.of(
                "parameters", "volumes", "attached", "tags", "stack", "logs", "objects", "downloads", "refused")) {
            Files.createDirectories(this.folder.resolve("cloud").resolve(name));
        }
        network = Commands.builder("unshare", "--net", "sh", "-c", BRIDGE).start();
        if (!"up".equals(firstLine(network))) {
            throw new IOException("no network of this test's own");
        }
    }

    /** Why there can be none here. */
    static Optional<String> missing() {
        return MISSING;
    }

    private static Optional<String> lookForWhatIsMissing() {
        for (String tool : TOOLS) {
            if (!Commands.installed(tool)) {
                return Optional.of(tool + " is not on the PATH");
            }
        }
        if (!Files.isExecutable(PYTHON)) {
            return Optional.of("there is no " + PYTHON);
        }
        if (!Files.exists(LOOP_CONTROL)) {
            return Optional.of("there are no loop devices");
        }
        Commands.Done probe = Commands.run(
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "sh",
                "-c",
                "test -w /dev/loop-control && mount -t tmpfs tmpfs /mnt && mknod /mnt/null c 1 3 && ip link add br0 type bridge"
                        + " && ip link add veth0 type veth peer name veth1");
        return probe.status() == 0
                ? Optional.empty()
                : Optional.of("this user may not make namespaces, mounts, devices and bridges: "
                        + probe.output().trim());
    }

    static boolean mayGrowFileSystems() throws IOException {
        String mask = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .findFirst()
                .orElseThrow()
                .split("\\s+")[1];
        return (Long.parseUnsignedLong(mask, 16) >> CAP_SYS_RESOURCE & 1) == 1;
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    // --- what AWS has

    Path file(String... names) {
        return Path.of(folder.resolve("cloud").toString(), names);
    }

    void write(String text, String... names) throws IOException {
        Files.createDirectories(file(names).getParent());
        Files.writeString(file(names), text);
    }

    void volume(String id, int mib) throws IOException {
        try (RandomAccessFile image = new RandomAccessFile(file("volumes", id).toFile(), "rw")) {
            image.setLength((long) mib << 20);
        }
    }

    /** A call is {@code ec2-attach-volume}, the error begins with its code. */
    void refuse(String call, String error) throws IOException {
        write(error, "refused", call);
    }

    void allow(String call) throws IOException {
        Files.delete(file("refused", call));
    }

    void stackIs(String group, String status) throws IOException {
        write(status, "stack", group);
    }

    void put(String parameter, String value) throws IOException {
        write(value, "parameters", URLEncoder.encode(parameter, StandardCharsets.UTF_8));
    }

    Map<String, String> parameters() throws IOException {
        return texts("parameters");
    }

    /** What was written to the log group, by stream. */
    Map<String, String> logs() throws IOException {
        return texts("logs");
    }

    private Map<String, String> texts(String kind) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(file(kind))) {
            for (Path file : files.toList()) {
                String name = URLDecoder.decode(file.getFileName().toString(), StandardCharsets.UTF_8);
                texts.put(name, Files.readString(file));
            }
        }
        return texts;
    }

    List<String> signals() throws IOException {
        return lines("signals");
    }

    /** The calls of the command line, downloads and installations, in their order. */
    List<String> calls() throws IOException {
        return lines("calls");
    }

    /** How each data file came to be, in its order. */
    List<JsonNode> made() throws IOException {
        List<JsonNode> made = new ArrayList<>();
        for (String line : lines("made")) {
            made.add(new ObjectMapper().readTree(line));
        }
        return made;
    }

    private List<String> lines(String name) throws IOException {
        return Files.exists(file(name)) ? Files.readAllLines(file(name)) : List.of();
    }

    /** An archive as TigerBeetle publishes them, the same bytes each time. */
    static byte[] archive(byte[] server) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("tigerbeetle");
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            zip.write(server);
        }
        return bytes.toByteArray();
    }

    // --- what is on a volume that no machine uses

    /** The names in the volume's top folder. */
    List<String> names(String volume) {
        return debug(volume, "ls -p /")
                .lines()
                .map(line -> line.split("/"))
                .filter(fields -> fields.length > 5)
                .map(fields -> fields[5])
                .filter(name -> !List.of(".", "..", "lost+found").contains(name))
                .sorted()
                .toList();
    }

    String text(String volume, String name) {
        return debug(volume, "cat /" + name);
    }

    private String debug(String volume, String request) {
        Commands.Done done = Commands.run(
                "sh",
                "-c",
                "debugfs -R \"$1\" \"$2\" 2>/dev/null",
                "sh",
                request,
                file("volumes", volume).toString());
        return done.orFail().output();
    }

    void makeFileSystem(String volume) {
        Commands.run("mkfs.ext4", "-q", "-F", "-m", "0", file("volumes", volume).toString())
                .orFail();
    }

    void debugWrite(String volume, String request) {
        Commands.run("debugfs", "-w", "-R", request, file("volumes", volume).toString())
                .orFail();
    }

    // --- machines

    /** @param memoryMib what the machine seems to have; 0 for what this one has */
    PretendMachine machine(String instance, String address, int memoryMib) throws IOException {
        return started(new PretendMachine.Settings(
                folder.resolve("machines").resolve(instance),
                file(),
                instance,
                address,
                memoryMib,
                network.pid(),
                "m" + machines++,
                false));
    }

    PretendMachine started(PretendMachine.Settings settings) throws IOException {
        PretendMachine machine = PretendMachine.start(settings, this);
        inside.add(machine.process());
        return machine;
    }

    PretendMachine.Settings again(PretendMachine.Settings settings) {
        return settings.rebooted("m" + machines++);
    }

    /** Lets go of what a machine held, as AWS does when it is gone. */
    void release(String instance) throws IOException {
        for (Map.Entry<String, String> holder : texts("attached").entrySet()) {
            if (holder.getValue().equals(instance)) {
                Files.delete(file("attached", holder.getKey()));
            }
        }
    }

    void releaseQuietly(String instance) {
        try {
            release(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> signalsQuietly() {
        try {
            return signals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void peerQuietly(String address, int port) {
        try {
            peer(address, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until no loop device has a volume's file: a machine that ended a moment ago may still hold it. */
    void awaitFreeVolumes() throws IOException {
        String volumes = file("volumes").toString();
        long until = System.nanoTime() + 10_000_000_000L;
        while (Commands.run("losetup", "--list", "--noheadings", "--output", "BACK-FILE")
                .output()
                .contains(volumes)) {
            if (System.nanoTime() > until) {
                throw new IOException("A loop device still has a volume of " + volumes);
            }
            sleep(50);
        }
    }

    /** Something that accepts connections at an address of the network, as a server does. */
    void peer(String address, int port) throws IOException {
        Commands.run(
                        "nsenter",
                        "-t",
                        Long.toString(network.pid()),
                        "-n",
                        "ip",
                        "address",
                        "replace",
                        address + "/32",
                        "dev",
                        "br0")
                .orFail();
        Process peer = inNetwork("python3", Sandbox.FOLDER.resolve("peer.py").toString(), address, "" + port)
                .start();
        inside.add(peer);
        if (!"up".equals(firstLine(peer))) {
            throw new IOException("no peer at " + address);
        }
    }

    /** A command of this machine that sees this network and no other. */
    ProcessBuilder inNetwork(String... command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "-t", Long.toString(network.pid()), "-n"));
        all.addAll(List.of(command));
        return Commands.builder(all.toArray(String[]::new));
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        inside.forEach(Commands::end);
        Commands.end(network);
        awaitFreeVolumes();
    }

    /** Where what runs inside stands. */
    static final class Sandbox {

        static final Path FOLDER = Path.of("src/test/sandbox").toAbsolutePath();

        private Sandbox() {}

        /** A server that behaves as TigerBeetle's does to who installs it, of this version. */
        static byte[] server(String version) {
            try {
                return Files.readString(FOLDER.resolve("tigerbeetle.py"))
                        .replace("@VERSION@", version)
                        .getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
