package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.dazzledsl.maven.output.InfraWriter.Tool;

/** The versions that the build of this plugin wrote into it. */
final class ToolProperties {

    private static final String FILE = "tool.properties";

    private ToolProperties() {}

    static Tool read() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = ToolProperties.class.getResourceAsStream(FILE)) {
            properties.load(file);
        }
        return new Tool(properties.getProperty("version"), properties.getProperty("aws-cdk-cli.version"));
    }
}
