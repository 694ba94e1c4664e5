package org.dazzledsl.maven.preflight;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.OtherTool;

/**
 * What a run of preflight is asked to do.
 *
 * @param failOn instead of what {@code dazzle.toml} says; not checked yet
 * @param packs of rules, instead of those that {@code dazzle.toml} names
 * @param baseline instead of the file that {@code dazzle.toml} names
 * @param updateBaseline whether all that is found now is written to the baseline
 * @param guardRules the rules that cfn-guard looks at
 * @param reportDirectory for the reports
 * @param today on which suppressions have expired or not
 */
public record PreflightSettings(
        TemplateChoice templates,
        Optional<String> failOn,
        Optional<List<RulePack>> packs,
        Optional<Path> baseline,
        boolean updateBaseline,
        List<OtherTool> tools,
        Optional<Path> guardRules,
        Path reportDirectory,
        LocalDate today) {

    public PreflightSettings {
        Objects.requireNonNull(templates, "templates");
        Objects.requireNonNull(failOn, "failOn");
        Objects.requireNonNull(packs, "packs");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(guardRules, "guardRules");
        tools = List.copyOf(tools);
    }

    /** Which templates are looked at. */
    public sealed interface TemplateChoice {}

    /** Those of the project as it is now: generated before, or synthesized aside. */
    public record Current() implements TemplateChoice {}

    /** None: the plan alone, without Node. */
    public record None() implements TemplateChoice {}

    /** Those in a folder, or a single one. */
    public record Given(Path path) implements TemplateChoice {}
}
