package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.model.config.ConfigSchema;

/**
 * Writes the JSON schema of {@code dazzle.toml}, with which editors complete keys, explain them and check their values.
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends AbstractMojo {

    /** The file to write; in the module's folder, beside {@code dazzle.toml}, an editor finds it in every checkout. */
    @Parameter(
            property = PluginProperties.SCHEMA_FILE,
            defaultValue = "${project.build.directory}/dazzle/dazzle-toml.schema.json",
            required = true)
    private File file;

    @Override
    public void execute() throws MojoExecutionException {
        Path path = file.toPath().toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, ConfigSchema.json(), path.getParent());
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The schema can't be written to " + path + " (" + e + "). Name another file with -D"
                            + PluginProperties.SCHEMA_FILE,
                    e);
        }
        getLog().info("Wrote " + path);
        getLog().info(
                        "Editors that know TOML use it where the first line of dazzle.toml is #:schema and the path to it");
    }
}
