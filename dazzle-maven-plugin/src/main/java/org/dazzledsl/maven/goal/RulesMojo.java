package org.dazzledsl.maven.goal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
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

    /** Only the rules whose id begins with this, such as {@code RDS}. */
    @Parameter(property = PluginProperties.RULES_PREFIX)
    private String prefix;

    @Override
    public void execute() throws MojoFailureException {
        RuleBook book = RuleBook.load(RuleProvider.class.getClassLoader());
        String wanted = prefix == null ? "" : prefix.toUpperCase(Locale.ROOT);
        List<Rule> rules = book.rules().stream()
                .filter(rule -> rule.id().startsWith(wanted))
                .sorted(Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::id))
                .toList();
        rules.forEach(this::show);
        getLog().info(rules.size()
                + " rules. How a finding is accepted: [[deploy.preflight.suppressions]] in dazzle.toml.");
        if (!book.faults().isEmpty()) {
            throw new MojoFailureException("Rules could not be loaded: " + String.join("; ", book.faults()));
        }
    }

    private void show(Rule rule) {
        getLog().info("%-8s %-32s %s (%s)"
                .formatted(rule.severity().word(), rule.id(), rule.title(), RuleReference.looksAt(rule)));
        if (detail) {
            getLog().info("         " + rule.explanation());
            getLog().info("         " + rule.remediation());
            if (!rule.references().isEmpty()) {
                getLog().info("         See " + String.join(", ", rule.references()));
            }
        }
    }
}
