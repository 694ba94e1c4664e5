package org.dazzledsl.model.preflight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.DeployConfig.Suppression;

/** What a team accepts, laid over what was found. */
final class Suppressions {

    private static final String KEY = "deploy.preflight.suppressions.";

    private final List<Suppression> suppressions;
    private final LocalDate today;
    private final Set<Integer> used = new HashSet<>();

    Suppressions(List<Suppression> suppressions, LocalDate today) {
        this.suppressions = suppressions;
        this.today = today;
    }

    /** The finding, accepted where a suppression that still holds covers it. */
    Finding apply(Finding finding) {
        if (PreflightRules.has(finding.id())) {
            return finding;
        }
        Finding result = finding;
        for (int i = 0; i < suppressions.size(); i++) {
            Suppression suppression = suppressions.get(i);
            if (covers(suppression, finding)) {
                used.add(i);
                if (!isExpired(suppression) && result.status() != Status.SUPPRESSED) {
                    result = finding.suppressedBy(suppression);
                }
            }
        }
        return result;
    }

    private boolean isExpired(Suppression suppression) {
        return suppression.expires().filter(today::isAfter).isPresent();
    }

    private static boolean covers(Suppression suppression, Finding finding) {
        return suppression.rule().equals(finding.id())
                && suppression.resource().map(name -> names(name, finding)).orElse(true);
    }

    /** By element, by resource or stack, with or without its property. */
    private static boolean names(String name, Finding finding) {
        Finding.Subject subject = finding.subject();
        return finding.elements().contains(name)
                || subject.logicalId().filter(name::equals).isPresent()
                || subject.stack().filter(name::equals).isPresent()
                || subject.resource().equals(name)
                || subject.toString().equals(name);
    }

    /**
     * What is to be said of the suppressions themselves, after all findings went through.
     *
     * @param lookedAt whether a rule of that id was looked at this time; of others nothing is known
     */
    List<Finding> ownFindings(Causes causes, RuleBook book, Predicate<String> lookedAt) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < suppressions.size(); i++) {
            Suppression suppression = suppressions.get(i);
            if (isExpired(suppression)) {
                findings.add(finding(PreflightRules.SUPPRESSION_EXPIRED, causes, i, expired(suppression)));
            } else if (!used.contains(i)) {
                Optional<String> unknown = unknownRule(suppression, book, lookedAt);
                if (unknown.isPresent()) {
                    findings.add(finding(PreflightRules.SUPPRESSION_UNUSED, causes, i, unknown.get()));
                } else if (lookedAt.test(suppression.rule())) {
                    findings.add(finding(PreflightRules.SUPPRESSION_UNUSED, causes, i, unused(suppression)));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Rule rule, Causes causes, int index, String message) {
        Cause cause = causes.of(KEY + index);
        return new Finding(
                rule.id(),
                rule.severity(),
                Status.FINDING,
                message,
                cause.place(),
                cause.elements(),
                Finding.Subject.NONE,
                rule.remediation(),
                Optional.empty());
    }

    private static String expired(Suppression suppression) {
        return "the suppression of " + subject(suppression) + " expired on "
                + suppression.expires().orElseThrow()
                + suppression.owner().map(owner -> "; its owner is " + owner).orElse("");
    }

    private static String unused(Suppression suppression) {
        return "the suppression of " + subject(suppression) + " covers nothing that is found";
    }

    private static String subject(Suppression suppression) {
        return suppression.rule()
                + suppression.resource().map(name -> " for '" + name + "'").orElse("");
    }

    /** An id that is nobody's; where no other tool ran, only when it is close to one of ours. */
    private static Optional<String> unknownRule(Suppression suppression, RuleBook book, Predicate<String> lookedAt) {
        String id = suppression.rule();
        if (book.find(id).isPresent() || lookedAt.test(id)) {
            return Optional.empty();
        }
        return Suggestions.didYouMean(id, book.rules().stream().map(Rule::id).toList())
                .map(suggestion -> "there is no rule " + id + "; " + suggestion);
    }
}
