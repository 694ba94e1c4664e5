package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;

/** The page for those who run a cluster names what there really is. */
class ClusterGuideTest {

    private static final String GUIDE = read("../docs/tigerbeetle.md");
    private static final String SCRIPT = read("src/main/resources/org/dazzledsl/stacks/tigerbeetle/boot.sh");
    private static final String CONFIGURATION = read("../docs/configuration.md");

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertFalse(found.isEmpty(), pattern);
        return found;
    }

    private static Stream<String> rows(String heading) {
        return GUIDE.lines()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1].strip());
    }

    @Test
    void pathsAndNamesAreThoseOfTheTemplates() {
        String templates = Synthesized.sample(Environment.PROD).templates().toString();
        for (String path : found("/bank/prod/tigerbeetle[a-z_/]*", GUIDE)) {
            assertTrue(templates.contains(path.replaceAll("/$", "")), path);
        }
        for (String name : found("bank-prod-tigerbeetle-\\d", GUIDE)) {
            assertTrue(templates.contains("\"" + name + "\""), name);
        }
        for (String variable : found("TIGERBEETLE_[A-Z_]+", GUIDE)) {
            assertTrue(templates.contains(variable), variable);
        }
        assertTrue(templates.contains("\"Key\":\"dazzle-snapshots\",\"Value\":\"bank-prod-tigerbeetle\""));
        assertTrue(templates.contains("\"Times\":[\"03:00\"]"));
    }

    @Test
    void alarmsAreThoseThatRing() {
        Synthesized synthesized = Synthesized.sample(Environment.PROD);
        List<String> alarms =
                rows("| Alarm ").flatMap(cell -> Stream.of(cell.split(", "))).toList();
        Set<String> there = synthesized.resources("AWS::CloudWatch::Alarm").stream()
                .map(Synthesized.Resource::id)
                .collect(Collectors.toSet());
        assertEquals(10, alarms.size());
        for (String alarm : alarms) {
            assertTrue(there.contains("AlarmTigerBeetle" + alarm + "Replica0"), alarm);
        }
    }

    @Test
    void failuresAreThoseOfTheScript() {
        List<String> messages = rows("| It says ").toList();
        assertEquals(8, messages.size());
        for (String message : messages) {
            // Between them stand what the script puts in.
            for (String part : message.replace("`", "").split("vol-…|\\d+")) {
                assertTrue(SCRIPT.contains(part.strip()), part);
            }
        }
    }

    @Test
    void keysAreThoseOfTheConfiguration() {
        for (String key : found("`[a-z0-9]+(?:_[a-z0-9]+)+`", GUIDE)) {
            assertTrue(CONFIGURATION.contains("| " + key + " |"), key);
        }
        for (String line : found("(?m)^ *[a-z_]+ = [\\[{]", GUIDE)) {
            String key = line.replaceAll(" = .*", "").strip();
            assertTrue(CONFIGURATION.contains("| `" + key + "` |"), key);
        }
    }

    @Test
    void unitsFilesAndTimesAreThoseOfTheScript() {
        for (String unit : List.of("tigerbeetle", "tigerbeetle-metrics", "tigerbeetle-node")) {
            assertTrue(SCRIPT.contains("/etc/systemd/system/" + unit + ".service"), unit);
        }
        assertTrue(SCRIPT.contains("/etc/systemd/system/tigerbeetle-grow.timer") && SCRIPT.contains("=5min"));
        assertTrue(SCRIPT.contains("LOG=/var/log/tigerbeetle.log"));
        assertTrue(SCRIPT.contains("FILE=$DATA/${CLUSTER_ID}_$REPLICA.tigerbeetle"));
        assertTrue(SCRIPT.contains("RECOVERS_SINCE=0.16.43") && GUIDE.contains("TigerBeetle 0.16.43 or later"));
    }
}
