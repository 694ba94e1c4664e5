package org.dazzledsl.model.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Severity;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;

/** What all linkers work with: the declared names, and the problems found so far. */
final class Linking {

    private static final int MOST_CANDIDATES_LISTED = 8;

    /** What the Dazzle framework adds to an application: its constructs may refer to them. */
    private static final Set<String> FRAMEWORK_ENTITIES = Set.of(
            "AIJob",
            "AuditEntry",
            "DeployHistory",
            "EventTrace",
            "FeedbackReport",
            "JobRun",
            "LogEntry",
            "OnboardingState",
            "ProcessRun",
            "SessionInfo",
            "SystemHealth",
            "SystemMetric");

    private final Symbols symbols;
    private final Set<String> unreadNames;
    private final List<Problem> problems;

    /** By what is written: near misses are looked for once, however often a name that nobody declares is used. */
    private final Map<String, Problem> unknownNames = new HashMap<>();

    /**
     * @param unreadNames names of constructs that could not be read: references to them are not reported, as the
     *     mistake in the construct is
     */
    Linking(Symbols symbols, Set<String> unreadNames, List<Problem> problems) {
        this.symbols = symbols;
        this.unreadNames = Set.copyOf(unreadNames);
        this.problems = problems;
    }

    Symbols symbols() {
        return symbols;
    }

    void report(Problem problem) {
        problems.add(problem);
    }

    /**
     * Whether a construct of that keyword and name is declared, in whatever module: names are unique across modules,
     * and Dazzle looks for most of them everywhere. It is an error if not.
     */
    boolean isDeclared(String keyword, Name name) {
        if (isKnown(keyword, name)) {
            return true;
        }
        report(unknown(keyword, name));
        return false;
    }

    /** Reports a name that is not declared as a doubt: Dazzle doesn't look for it, and nothing here depends on it. */
    void doubtUnlessDeclared(String keyword, Name name) {
        if (!isKnown(keyword, name)) {
            doubt(unknown(keyword, name));
        }
    }

    /** Reports a problem as a warning. */
    void doubt(Problem problem) {
        report(new Problem(
                Severity.WARNING,
                problem.code(),
                problem.span(),
                problem.message(),
                problem.expected(),
                problem.suggestion()));
    }

    private boolean isKnown(String keyword, Name name) {
        return symbols.find(keyword, name.text()).isPresent()
                || unreadNames.contains(name.text())
                || (keyword.equals("entity") && FRAMEWORK_ENTITIES.contains(name.text()));
    }

    /** Like {@link #isDeclared}; besides, the module must use the one in which it is declared, as Dazzle insists. */
    boolean isImported(String keyword, Name name, Module from) {
        if (!isDeclared(keyword, name)) {
            return false;
        }
        Optional<Symbols.Symbol> symbol = symbols.find(keyword, name.text());
        String home = symbol.map(found -> found.module().name()).orElse(from.name());
        if (home.equals(from.name()) || from.uses().contains(home)) {
            return true;
        }
        problems.add(Problem.error(
                        "module-not-used",
                        name.span(),
                        "the " + keyword + " '" + name.text() + "' is declared in the module '" + home
                                + "', which this module does not use")
                .suggesting("add 'use " + home + "'"));
        return false;
    }

    private Problem unknown(String keyword, Name name) {
        Problem first = unknownNames.computeIfAbsent(
                keyword + " " + name.text(), key -> unknown(keyword, name, symbols.names(keyword)));
        return new Problem(
                first.severity(), first.code(), name.span(), first.message(), first.expected(), first.suggestion());
    }

    static Problem unknown(String keyword, Name name, Collection<String> candidates) {
        Problem problem = Problem.error(
                "unknown-" + keyword.replace('_', '-'),
                name.span(),
                "the " + keyword + " '" + name.text() + "' is not declared");
        Optional<String> nearMiss = Suggestions.didYouMean(name.text(), candidates);
        if (nearMiss.isEmpty() && !candidates.isEmpty() && candidates.size() <= MOST_CANDIDATES_LISTED) {
            return problem.expecting("one of " + String.join(", ", candidates));
        }
        return problem.suggesting(nearMiss);
    }

    /** The number, when it is there and in its range. */
    Optional<Long> inRange(String what, Optional<Located<Long>> written, Range range) {
        Optional<Long> good = written.map(Located::value).filter(range::contains);
        if (written.isPresent() && good.isEmpty()) {
            report(outOfRange(
                    what, written.get().value().toString(), written.get().span(), range.toString()));
        }
        return good;
    }

    static Problem outOfRange(String what, String value, Span span, String range) {
        return Problem.error("out-of-range", span, what + " is " + value).expecting(range);
    }

    /** A number of seconds from what stands in a setting: {@code 30s}, {@code 7d}, or {@code 30}. */
    OptionalInt seconds(String what, Text written, Range range) {
        Optional<Long> seconds = DurationText.seconds(written.value());
        if (seconds.isEmpty()) {
            report(Problem.error(
                            "invalid-duration",
                            written.span(),
                            what + " is '" + written.value() + "', which is no stretch of time")
                    .expecting("a number and its unit, such as 30s, 15m, 12h or 7d"));
            return OptionalInt.empty();
        }
        if (!range.contains(seconds.get())) {
            report(outOfRange(what, seconds.get() + " seconds", written.span(), range + " seconds"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.toIntExact(seconds.get()));
    }

    OptionalInt number(String what, Text written, Range range) {
        if (!written.value().matches("[0-9]{1,9}")) {
            report(Problem.error(
                            "invalid-number",
                            written.span(),
                            what + " is '" + written.value() + "', which is no whole number")
                    .expecting(range.toString()));
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(written.value());
        if (!range.contains(number)) {
            report(outOfRange(what, written.value(), written.span(), range.toString()));
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    /** The name of an environment variable; one without a name counts as not written. */
    Optional<String> variable(Text written) {
        if (written.value().isBlank()) {
            report(Problem.warning("unnamed-variable", written.span(), "the environment variable has no name")
                    .expecting("a name such as STRIPE_API_KEY"));
            return Optional.empty();
        }
        return Optional.of(written.value());
    }

    static List<String> texts(List<Name> names) {
        return names.stream().map(Name::text).toList();
    }

    static Optional<String> text(Optional<Name> name) {
        return name.map(Name::text);
    }

    static Optional<String> value(Optional<Text> text) {
        return text.map(Text::value);
    }

    static Map<String, String> settings(List<Setting> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach(
                setting -> values.put(setting.key().text(), setting.value().value()));
        return values;
    }

    /** A copy of a list with what each element became; elements that became nothing have been reported. */
    static <S, T> List<T> all(List<S> list, Function<S, Optional<T>> link) {
        List<T> linked = new ArrayList<>();
        list.forEach(element -> link.apply(element).ifPresent(linked::add));
        return linked;
    }
}
