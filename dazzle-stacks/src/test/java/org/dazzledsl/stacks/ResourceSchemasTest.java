package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.ConfigReference;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.template.ResourceSchemas;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every property that we write exists, has a value that CloudFormation takes, and can be set. */
class ResourceSchemasTest {

    /** Together they set every key there is: some can't stand beside others. */
    private static final List<String> CONFIGURATIONS =
            List.of("every-key-own-network.toml", "every-key-network-of-others.toml");

    private static final Pattern TABLE = Pattern.compile("\\[+(.+?)]+\\s*");
    private static final Pattern KEY = Pattern.compile("(\\w+) = .*");
    private static final Pattern DOCUMENTED_TABLE = Pattern.compile("## \\[(.+)]");
    private static final Pattern DOCUMENTED_KEY = Pattern.compile("\\| `(\\w+)` \\|.*");

    private static final ResourceSchemas SCHEMAS = ResourceSchemas.load();

    static Stream<Synthesized> applications() throws IOException {
        List<Synthesized> configured = new ArrayList<>();
        for (String configuration : CONFIGURATIONS) {
            configured.add(configured(configuration));
        }
        return Stream.of(
                        AllStacksTest.applications(),
                        Stream.of(Variants.cutOff(), Variants.guest()),
                        configured.stream())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everyPropertyIsRight(Synthesized application) throws IOException {
        assertEquals(
                Set.of(),
                SCHEMAS.mistakes(TemplateFolder.read(application.folder()).stacks()));
    }

    @Test
    void theConfigurationsSetEveryKey() throws IOException {
        Set<String> set = new TreeSet<>();
        for (String configuration : CONFIGURATIONS) {
            set.addAll(keys(text(configuration), TABLE, KEY));
        }
        Set<String> missing = keys(ConfigReference.markdown(), DOCUMENTED_TABLE, DOCUMENTED_KEY);
        // A table of its own stands for the key that it is the value of.
        missing.removeIf(key -> set.stream().anyMatch(path -> path.equals(key) || path.startsWith(key + ".")));
        assertEquals(Set.of(), missing);
    }

    private static Set<String> keys(String text, Pattern table, Pattern key) {
        Set<String> paths = new TreeSet<>();
        String header = "";
        for (String line : text.lines().toList()) {
            Matcher isTable = table.matcher(line);
            Matcher isKey = key.matcher(line);
            if (isTable.matches()) {
                header = isTable.group(1);
            } else if (isKey.matches()) {
                paths.add(header + "." + isKey.group(1));
            }
        }
        return paths;
    }

    private static String text(String configuration) throws IOException {
        try (InputStream file = ResourceSchemasTest.class.getResourceAsStream(configuration)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Synthesized configured(String configuration) throws IOException {
        Path file = Files.createTempFile(configuration, ".toml");
        try {
            Files.writeString(file, text(configuration));
            DazzleToml toml = DazzleToml.read(configuration, file, Optional.empty());
            assertEquals(
                    List.of(), toml.problems().stream().map(Object::toString).toList());
            return Synthesized.of(AwsPlanner.plan(
                            SampleApplication.needs(),
                            toml.project().orElseThrow(),
                            toml.deploy().orElseThrow())
                    .requirements());
        } finally {
            Files.delete(file);
        }
    }
}
