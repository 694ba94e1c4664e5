package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class one {@link LocalAws}, which ends with them. Where there can be none, they are skipped. */
final class LocalAwsExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalAwsExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(
                Tools.isInstalled(LocalAws.COMMAND), "Skipped: no " + LocalAws.COMMAND + " on the PATH to deploy to");
        Path log = Files.createTempFile("local-aws", ".log");
        log.toFile().deleteOnExit();
        context.getStore(NAMESPACE).put(LocalAws.class, LocalAws.start(log));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalAws.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(LocalAws.class, LocalAws.class);
    }
}
