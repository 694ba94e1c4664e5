package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeVersion;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "npm is a shell script here")
class CdkInstallationTest {

    /** Does what npm does, as far as it is looked at. */
    private static final String INSTALL = """
            echo "$@" > npm.called
            echo "$PATH" > npm.path
            mkdir -p node_modules/aws-cdk/bin && touch node_modules/aws-cdk/bin/cdk
            echo '{"packages": {"node_modules/aws-cdk": {"version": "%s"}}}' > node_modules/.package-lock.json
            """;

    @TempDir
    private Path base;

    private Path infra;
    private FakePrograms bin;

    @BeforeEach
    void generate() throws IOException {
        infra = Files.createDirectories(base.resolve("infra"));
        GeneratedFixture.in(infra, "dev");
        bin = new FakePrograms(base.resolve("bin"));
        bin.node("exit 1");
    }

    @Test
    void theVersionThatIsPinnedIsInstalled() throws Exception {
        bin.write("npm", INSTALL.formatted(GeneratedFixture.CDK_VERSION));
        Cdk cdk = install(false);
        assertEquals(
                List.of(
                        bin.folder().resolve("node").toString(),
                        infra.resolve("node_modules/aws-cdk/bin/cdk").toString()),
                cdk.program());
        assertEquals(
                "install --no-audit --no-fund --no-update-notifier --prefer-offline\n",
                Files.readString(infra.resolve("npm.called")));
        assertEquals(bin.folder() + ":/usr/bin:/bin\n", Files.readString(infra.resolve("npm.path")));
        assertEquals(bin.folder() + ":/usr/bin:/bin", cdk.environment().get("PATH"));
    }

    @Test
    void whatIsInstalledIsNotInstalledAgain() throws Exception {
        GeneratedFixture.install(infra, GeneratedFixture.CDK_VERSION);
        install(false);
        assertFalse(Files.exists(infra.resolve("npm.called")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1000.0", "", "{"})
    void anotherVersionOrHalfOfOneIsInstalledAnew(String version) throws Exception {
        bin.write("npm", INSTALL.formatted(GeneratedFixture.CDK_VERSION));
        GeneratedFixture.install(infra, version);
        if (version.equals("{")) {
            Files.writeString(infra.resolve("node_modules/.package-lock.json"), version);
        }
        install(false);
        assertTrue(Files.exists(infra.resolve("npm.called")));
    }

    @Test
    void npmThatIsAScriptOfNodeRunsOnTheSameNode() throws Exception {
        bin.node("echo \"$@\" > node.called\n" + INSTALL.formatted(GeneratedFixture.CDK_VERSION));
        Path script = Files.createDirectories(base.resolve("lib")).resolve("npm-cli.js");
        Files.writeString(script, "");
        assertTrue(script.toFile().setExecutable(true));
        Files.createSymbolicLink(bin.folder().resolve("npm"), script);
        install(false);
        assertTrue(
                Files.readString(infra.resolve("node.called")).startsWith(script.toRealPath() + " install "),
                Files.readString(infra.resolve("node.called")));
    }

    @Test
    void offlineNpmAsksNobody() throws Exception {
        bin.write("npm", "echo \"$@\" > npm.called; echo npm error code ENOTCACHED; exit 1");
        assertEquals(
                "npm could not install the CDK command line, aws-cdk 2.1148.1, in target/infra: Maven is offline (-o), and"
                        + " npm's cache does not hold it. Run this goal once without -o, or npm install in target/infra."
                        + " npm says:\n\nnpm error code ENOTCACHED\n",
                assertThrows(CdkFailedException.class, () -> install(true)).getMessage());
        assertTrue(Files.readString(infra.resolve("npm.called")).contains(" --offline"));
    }

    @Test
    void aRegistryThatCannotBeReached() throws Exception {
        bin.write("npm", "echo npm error code ECONNREFUSED >&2; exit 1");
        assertEquals(
                "npm could not install the CDK command line, aws-cdk 2.1148.1, in target/infra. It needs npm's registry, or"
                        + " the mirror of it that .npmrc names. npm says:\n\nnpm error code ECONNREFUSED\n",
                assertThrows(CdkFailedException.class, () -> install(false)).getMessage());
    }

    @Test
    void noNpm() {
        assertEquals(
                "The CDK command line, aws-cdk 2.1148.1, is not in target/infra/node_modules, and there is no npm that would"
                        + " install it: neither beside " + bin.folder().resolve("node")
                        + " nor on the PATH. Install Node"
                        + " 22 or 24 with its npm, or have target/infra/node_modules filled by npm install elsewhere.",
                assertThrows(CdkFailedException.class, () -> install(false)).getMessage());
    }

    @Test
    void npmThatInstallsSomethingElse() throws Exception {
        bin.write("npm", INSTALL.formatted("2.1.0"));
        assertEquals(
                "npm says that it installed aws-cdk 2.1148.1 in target/infra, and there is 2.1.0. Delete"
                        + " target/infra/node_modules and try again.",
                assertThrows(CdkFailedException.class, () -> install(false)).getMessage());
    }

    @Test
    void aFolderThatPinsNothing() throws Exception {
        Files.writeString(infra.resolve("package.json"), "{}");
        assertEquals(
                "target/infra/package.json names no aws-cdk under devDependencies. Generate it anew: mvn dazzle:generate"
                        + " -Ddazzle.force",
                assertThrows(CdkFailedException.class, () -> install(false)).getMessage());
    }

    private Cdk install(boolean offline) throws Exception {
        return new CdkInstallation(
                        new Node(bin.folder().resolve("node"), NodeVersion.MINIMUM),
                        List.of(),
                        Map.of("PATH", "/usr/bin:/bin"),
                        offline,
                        new RecordedProgress())
                .in(new InfraFolder(infra), "target/infra");
    }
}
