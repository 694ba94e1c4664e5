package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.dazzledsl.model.preflight.rules.BuiltInRules;

/**
 * The rules that are looked at.
 *
 * @param rules with distinct ids
 * @param faults why others could not be loaded
 */
public record RuleBook(List<Rule> rules, List<String> faults) {

    public RuleBook {
        rules = List.copyOf(rules);
        faults = List.copyOf(faults);
    }

    /** The built-in rules alone. */
    public static RuleBook builtIn() {
        List<Rule> rules = new ArrayList<>(PreflightRules.RULES);
        rules.addAll(BuiltInRules.all());
        return new RuleBook(rules, List.of());
    }

    /** The built-in rules, and those that jars on the class path provide. */
    public static RuleBook load(ClassLoader classPath) {
        RuleBook book = builtIn();
        List<Rule> rules = new ArrayList<>(book.rules);
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            ids.add(rule.id());
        }
        Iterator<RuleProvider> providers =
                ServiceLoader.load(RuleProvider.class, classPath).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return new RuleBook(rules, faults);
                }
                for (Rule rule : providers.next().rules()) {
                    if (ids.add(rule.id())) {
                        rules.add(rule);
                    } else {
                        faults.add("there are two rules with the id " + rule.id());
                    }
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                faults.add(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    public Optional<Rule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
