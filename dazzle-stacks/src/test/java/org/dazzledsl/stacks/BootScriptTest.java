package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootScriptTest {

    private static final Path SOURCE = Path.of("src/main/resources/org/dazzledsl/stacks/tigerbeetle/boot.sh");

    @TempDir
    Path folder;

    @Test
    void theShellReadsTheScript() throws IOException, InterruptedException {
        assertEquals("", output("bash", "-n", SOURCE.toString()));
    }

    @Test
    void theShellReadsWhatAMachineGets() throws IOException, InterruptedException {
        Path userData = folder.resolve("user-data");
        Files.writeString(userData, BootScript.with(Map.of("REPLICA", "0")));
        assertEquals("", output("bash", "-n", userData.toString()));
    }

    @Test
    void shellcheckFindsNothing() throws IOException, InterruptedException {
        assumeTrue(
                isInstalled("shellcheck"), "Skipped: shellcheck is not on the PATH, so nobody checks the boot script");
        assertEquals("", output("shellcheck", SOURCE.toString()));
    }

    @Test
    void aMachineGetsTheScriptWithoutItsComments() throws IOException {
        String text = BootScript.text();
        assertFalse(text.lines().anyMatch(line -> line.isBlank() || line.strip().startsWith("#")));
        for (String line : Files.readAllLines(SOURCE)) {
            assertTrue(line.isBlank() || line.strip().startsWith("#") || text.contains(line + "\n"), line);
        }
    }

    @Test
    void aValueMeansNothingToTheShell() throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FIRST", "it's `id` $HOME \"\\\"");
        variables.put("SECOND", "");
        String block = BootScript.with(variables).lines().limit(3).reduce("", (all, line) -> all + line + "\n");
        Path script = folder.resolve("block.sh");
        Files.writeString(script, block + "printf '%s|%s|' \"$FIRST\" \"$SECOND\"\n");
        assertEquals("it's `id` $HOME \"\\\"||", output("bash", script.toString()));
    }

    private static boolean isInstalled(String command) throws InterruptedException {
        try {
            output(command, "--version");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
