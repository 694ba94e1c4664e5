package org.dazzledsl.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AssemblyCleanerTest {

    @Test
    void theListOfFeatureFlagsIsTakenOutOfTheManifest() throws IOException {
        String manifest = """
                {"version": "54.0.0", "artifacts": {
                  "Network": {"type": "aws:cloudformation:stack"},
                  "aws-cdk-lib/feature-flag-report": {"type": "cdk:feature-flag-report", "properties": {"flags": {}}}}}
                """;
        assertEquals("""
                {
                  "version": "54.0.0",
                  "artifacts": {
                    "Network": {
                      "type": "aws:cloudformation:stack"
                    }
                  }
                }
                """, AssemblyCleaner.withoutFlagReport(manifest));
    }
}
