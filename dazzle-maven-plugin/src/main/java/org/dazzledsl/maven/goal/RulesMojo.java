package org.dazzledsl.maven.goal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.RuleProvider;
import org.dazzledsl.model.preflight.RuleReference;

/**
 * Lists the rules that preflight looks with, the worst first: those that are built in, and those of jars among the plugin's
 * dependencies. With {@code -Ddetail}, why each matters and what to do.
 *
 * @since 0.1.0
 */
@Mojo(name = "rules", requiresProject = false, threadSafe = true)
public final class RulesMojo extends AbstractMojo {

    /** Whether to tell why each rule matters, and what to do. */
    @Parameter(property = "detail", defaultValue = "false")
    private boolean detail;

    /** Only the rules of this pack: {@code dazzle}, {@code aws-foundational} or {@code aws-solutions}. */
    @Parameter(property = PluginProperties.RULES_PACK)
    private String pack;

    /** Only the rules whose id begins with this, such as {@code RDS}. */
    @Parameter(property = PluginProperties.RULES_PREFIX)
    private String prefix;

    @Override
    public void execute() throws MojoFailureException {
        RuleBook book = RuleBook.load(RuleProvider.class.getClassLoader());
        String wanted = prefix == null ? "" : prefix.toUpperCase(Locale.ROOT);
        Optional<RulePack> only = only();
        List<Rule> rules = book.rules().stream()
                .filter(rule -> rule.id().startsWith(wanted))
                .filter(rule -> only.isEmpty() || rule.isIn(only.get()))
                .sorted(Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::id))
                .toList();
        rules.forEach(this::show);
        for (RulePack each : RulePack.values()) {
            getLog().info("%-16s %3d rules  %s".formatted(each.word(), RuleReference.in(each, rules), each.title()));
        }
        getLog().info(rules.size()
                + " rules. How a finding is accepted: [[deploy.preflight.suppressions]] in dazzle.toml.");
        if (!book.faults().isEmpty()) {
            throw new MojoFailureException("Rules could not be loaded: " + String.join("; ", book.faults()));
        }
    }

    private Optional<RulePack> only() throws MojoFailureException {
        if (pack == null) {
            return Optional.empty();
        }
        if (!RulePack.byWord().containsKey(pack)) {
            throw new MojoFailureException(PluginProperties.RULES_PACK + " is '" + pack + "'; expected one of "
                    + String.join(", ", RulePack.byWord().keySet()) + ".");
        }
        return Optional.of(RulePack.byWord().get(pack));
    }

    private void show(Rule rule) {
        getLog().info("%-8s %-32s %s (%s)"
                .formatted(rule.severity().word(), rule.id(), rule.title(), RuleReference.looksAt(rule)));
        if (detail) {
            getLog().info("         " + rule.explanation());
            getLog().info("         " + rule.remediation());
            getLog().info("         In "
                    + Stream.of(RulePack.values())
                            .filter(rule::isIn)
                            .map(RulePack::word)
                            .collect(Collectors.joining(", ")));
            if (!rule.references().isEmpty()) {
                getLog().info("         See " + String.join(", ", rule.references()));
            }
        }
    }
}
