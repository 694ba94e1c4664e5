package org.dazzledsl.maven.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.process.ChildProcess;
import org.dazzledsl.maven.process.ChildProcess.Command;
import org.dazzledsl.maven.process.ChildProcess.Ended;
import org.dazzledsl.maven.process.Programs;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.json.JsonTree;

/**
 * The CDK command line that a generated folder pins, in that folder's {@code node_modules} where {@code npm install} puts it.
 * It is installed when it is not there, or another version is.
 */
public final class CdkInstallation {

    private static final String PACKAGE = "aws-cdk";

    private static final String MODULES = "node_modules";

    /** npm writes it last: where it names a version, that version is whole. */
    private static final String INSTALLED = ".package-lock.json";

    private final Node node;
    private final List<Path> searchPath;
    private final Map<String, String> environment;
    private final boolean offline;
    private final Progress progress;

    /**
     * @param node that npm and the command line run on
     * @param searchPath the folders of the PATH, in which npm is looked for when it is not beside Node
     * @param environment that the build runs in
     * @param offline whether npm may take what it has in its cache and nothing else
     */
    public CdkInstallation(
            Node node, List<Path> searchPath, Map<String, String> environment, boolean offline, Progress progress) {
        this.node = node;
        this.searchPath = List.copyOf(searchPath);
        this.environment = withNode(environment, node);
        this.offline = offline;
        this.progress = progress;
    }

    /**
     * @param folder where it is deployed from
     * @param shown how people know the folder
     * @throws CdkFailedException when it can't be had, saying why and what to do
     */
    public Cdk in(InfraFolder folder, String shown) throws CdkFailedException, IOException, InterruptedException {
        String wanted = pinned(folder, shown);
        if (!installed(folder).equals(Optional.of(wanted))) {
            install(folder, shown, wanted);
        }
        Path script = folder.file(MODULES).resolve(PACKAGE).resolve("bin").resolve("cdk");
        return new Cdk(folder, List.of(node.executable().toString(), script.toString()), environment, progress);
    }

    private static String pinned(InfraFolder folder, String shown) throws CdkFailedException, IOException {
        String version = JsonTree.read(Files.readAllBytes(folder.file("package.json")))
                .path("devDependencies")
                .path(PACKAGE)
                .asText();
        if (version.isEmpty()) {
            throw new CdkFailedException(shown + "/package.json names no " + PACKAGE
                    + " under devDependencies. Generate it anew: mvn dazzle:generate -Ddazzle.force");
        }
        return version;
    }

    private static Optional<String> installed(InfraFolder folder) {
        try {
            JsonNode modules =
                    JsonTree.read(Files.readAllBytes(folder.file(MODULES).resolve(INSTALLED)));
            JsonNode version =
                    modules.path("packages").path(MODULES + "/" + PACKAGE).path("version");
            return version.isTextual()
                            && Files.isRegularFile(folder.file(MODULES).resolve(PACKAGE + "/bin/cdk"))
                    ? Optional.of(version.asText())
                    : Optional.empty();
        } catch (IOException e) {
            // Missing or damaged: npm makes it anew.
            return Optional.empty();
        }
    }

    private void install(InfraFolder folder, String shown, String version)
            throws CdkFailedException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(npm(version, shown));
        command.addAll(List.of("install", "--no-audit", "--no-fund", "--no-update-notifier"));
        command.add(offline ? "--offline" : "--prefer-offline");
        Ended ended;
        Progress.Step step = progress.begin("Installing the CDK command line " + version + " with npm");
        try (step) {
            ended = ChildProcess.run(new Command(command, folder.path(), environment), progress::detail);
        }
        if (!ended.isSuccess()) {
            throw new CdkFailedException(failure(shown, version, ended));
        }
        if (!installed(folder).equals(Optional.of(version))) {
            throw new CdkFailedException("npm says that it installed " + PACKAGE + " " + version + " in " + shown
                    + ", and there is " + installed(folder).orElse("none") + ". Delete " + shown + "/" + MODULES
                    + " and try again.");
        }
    }

    private String failure(String shown, String version, Ended ended) {
        String words = LastWords.of(ended.lastLines());
        String what = "npm could not install the CDK command line, " + PACKAGE + " " + version + ", in " + shown;
        if (offline) {
            return what + ": Maven is offline (-o), and npm's cache does not hold it. Run this goal once without -o, or"
                    + " npm install in " + shown + ". npm says:\n\n" + words + "\n";
        }
        return what + ". It needs npm's registry, or the mirror of it that .npmrc names. npm says:\n\n" + words + "\n";
    }

    /** Beside Node, as Node's own archives have it; else on the PATH. As a script where it is one, to run on this Node. */
    private List<String> npm(String version, String shown) throws CdkFailedException, IOException {
        Set<Path> folders = new LinkedHashSet<>();
        Optional.ofNullable(node.executable().getParent()).ifPresent(folders::add);
        folders.addAll(searchPath);
        for (Path folder : folders) {
            Path beside = folder.resolve(MODULES).resolve("npm").resolve("bin").resolve("npm-cli.js");
            if (Files.isRegularFile(beside)) {
                return List.of(node.executable().toString(), beside.toString());
            }
            Optional<Path> program = new Programs(List.of(folder)).find("npm");
            if (program.isPresent()) {
                Path real = program.get().toRealPath();
                return real.toString().endsWith(".js")
                        ? List.of(node.executable().toString(), real.toString())
                        : List.of(program.get().toString());
            }
        }
        throw new CdkFailedException("The CDK command line, " + PACKAGE + " " + version + ", is not in " + shown + "/"
                + MODULES + ", and there is no npm that would install it: neither beside " + node.executable()
                + " nor on the PATH. Install Node 22 or 24 with its npm, or have " + shown + "/" + MODULES
                + " filled by npm install elsewhere.");
    }

    /** Scripts that say {@code env node} get the same Node. */
    private static Map<String, String> withNode(Map<String, String> environment, Node node) {
        Map<String, String> own = new TreeMap<>(environment);
        String variable = own.keySet().stream()
                .filter(name -> name.equalsIgnoreCase("PATH"))
                .findFirst()
                .orElse("PATH");
        String folders = Stream.concat(
                        Stream.ofNullable(node.executable().getParent()).map(Path::toString),
                        Stream.ofNullable(own.get(variable)))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElse("");
        own.put(variable, folders);
        // Of the SDK inside the command line, which its users can do nothing about.
        own.putIfAbsent("NODE_NO_WARNINGS", "1");
        // Nothing that this plugin starts reports anything to anybody, unless its user wants that.
        own.putIfAbsent("CDK_DISABLE_CLI_TELEMETRY", "true");
        return own;
    }
}
