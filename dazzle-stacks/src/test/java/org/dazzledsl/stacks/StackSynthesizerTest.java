package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSynthesizerTest {

    @Test
    void aTemplateForEachStack(@TempDir Path folder) throws IOException {
        Synthesis.of(SampleApplication.planned(Environment.STAGING), folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> templates = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".template.json") && !name.endsWith(".nested.template.json"))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "Compute.template.json",
                            "Data.template.json",
                            "Messaging.template.json",
                            "Network.template.json",
                            "Observability.template.json",
                            "TigerBeetle.template.json"),
                    templates);
        }
    }
}
