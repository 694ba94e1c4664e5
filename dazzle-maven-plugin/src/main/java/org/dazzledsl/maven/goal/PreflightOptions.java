package org.dazzledsl.maven.goal;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.dazzledsl.maven.preflight.PreflightSettings;
import org.dazzledsl.maven.preflight.PreflightSettings.TemplateChoice;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.OtherTool;

/**
 * What goals that run preflight let users say of it, as the POM has it; each may be {@code null}, and the command line wins.
 */
record PreflightOptions(
        CommandLine commandLine, String failOn, String packs, File baseline, String tools, File guardRules) {

    PreflightSettings settings(TemplateChoice templates, boolean updateBaseline, Path reportDirectory)
            throws MojoExecutionException {
        return new PreflightSettings(
                templates,
                commandLine.text(PluginProperties.PREFLIGHT_FAIL_ON, failOn),
                packNames(),
                commandLine.path(PluginProperties.PREFLIGHT_BASELINE, baseline),
                updateBaseline,
                toolNames(),
                commandLine.path(PluginProperties.PREFLIGHT_GUARD_RULES, guardRules),
                reportDirectory,
                LocalDate.now());
    }

    private List<OtherTool> toolNames() throws MojoExecutionException {
        return named(
                PluginProperties.PREFLIGHT_TOOLS,
                commandLine.text(PluginProperties.PREFLIGHT_TOOLS, tools).orElse(""),
                OtherTool.byWord());
    }

    private Optional<List<RulePack>> packNames() throws MojoExecutionException {
        Optional<String> words = commandLine.text(PluginProperties.PREFLIGHT_PACKS, packs);
        return words.isPresent()
                ? Optional.of(named(PluginProperties.PREFLIGHT_PACKS, words.get(), RulePack.byWord()))
                : Optional.empty();
    }

    private static <T> List<T> named(String property, String words, Map<String, T> meanings)
            throws MojoExecutionException {
        List<T> named = new ArrayList<>();
        for (String word : words.split(",")) {
            if (!word.isBlank() && !meanings.containsKey(word.strip())) {
                throw new MojoExecutionException(property + " names '" + word.strip() + "'; expected "
                        + String.join(", ", meanings.keySet()) + ".");
            }
            if (!word.isBlank()) {
                named.add(meanings.get(word.strip()));
            }
        }
        return named;
    }
}
