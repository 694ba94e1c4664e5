package org.dazzledsl.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our program synthesizes is what CDK makes of one construct for each resource. */
class SameTemplatesTest {

    @ParameterizedTest
    @CsvSource({"wallet, dev", "wallet, staging", "wallet, prod", "tasks, dev", "tasks, prod"})
    void asOfAProgramInJavaScript(String example, String environment, @TempDir Path folder) throws Exception {
        Path application = Path.of("..", "examples", example).toRealPath();
        JavaScriptProject javaScript =
                JavaScriptProject.in(Files.createDirectory(folder.resolve("javascript")), GenerateOnce.node());
        javaScript.program(GenerateOnce.plan(application, environment));
        javaScript.run();
        Path ours = folder.resolve("ours");
        GenerateOnce.main(new String[] {
            application.toString(),
            environment,
            ours.toString(),
            folder.resolve("cache").toString()
        });
        assertTrue(Templates.of(ours).requireSame(Templates.of(javaScript.output())) > 3);
    }
}
