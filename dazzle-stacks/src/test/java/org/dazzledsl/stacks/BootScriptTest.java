package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void aMachineGetsTheScriptWithoutCommentsAndIndentation() throws IOException {
        List<String> sent = BootScript.text().lines().toList();
        List<String> code = Files.readAllLines(SOURCE).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        assertEquals(
                code,
                sent.stream().map(String::strip).filter(line -> !line.isEmpty()).toList());
        assertTrue(sent.contains("fail() {") && sent.contains("trap - ERR"));
    }

    @Test
    void whatTheScriptWritesToFilesIsWrittenAsItStands() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        int begin = lines.indexOf("import os, socket, sys");
        int end = begin + lines.subList(begin, lines.size()).indexOf("EOF");
        String relay = String.join("\n", lines.subList(begin, end + 1));
        assertTrue(relay.contains("\n    for line in"), relay);
        assertTrue(BootScript.text().contains(relay));
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
