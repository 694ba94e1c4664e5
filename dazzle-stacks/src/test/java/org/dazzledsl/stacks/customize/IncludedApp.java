package org.dazzledsl.stacks.customize;

import java.io.IOException;
import java.nio.file.Path;
import org.dazzledsl.model.aws.AwsRequirements;
import software.amazon.awscdk.App;

/** The application as a customizer gets it, for tests elsewhere. */
public final class IncludedApp {

    private IncludedApp() {}

    public static App of(AwsRequirements requirements, Path templates, Path assembly) throws IOException {
        return Customize.include(requirements, templates, assembly).app();
    }
}
