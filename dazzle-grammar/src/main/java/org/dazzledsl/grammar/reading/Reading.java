package org.dazzledsl.grammar.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.antlr.DazzleParser.ArrowSettingsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.DashItemsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.DottedNameContext;
import org.dazzledsl.grammar.antlr.DazzleParser.DurationContext;
import org.dazzledsl.grammar.antlr.DazzleParser.EndContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.KeptBlockContext;
import org.dazzledsl.grammar.antlr.DazzleParser.KeptLineContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ListContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LookupContext;
import org.dazzledsl.grammar.antlr.DazzleParser.NameContext;
import org.dazzledsl.grammar.antlr.DazzleParser.OptionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ParameterContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ParameterEndContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ParameterTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ParametersContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RawContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RestContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SettingContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SettingsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TextContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TitleContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TrueOrFalseContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ParameterSyntax;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.ValueSyntax;
import org.dazzledsl.grammar.syntax.Word;

/** Turns the small parts of a parsed construct, which many constructs have, into records, and checks their values. */
final class Reading {

    private static final List<String> TRUE = List.of("true", "yes", "on");
    private static final List<String> FALSE = List.of("false", "no", "off");

    private final Places places;
    private final ProblemCollector problems;

    Reading(Places places, ProblemCollector problems) {
        this.places = places;
        this.problems = problems;
    }

    Places places() {
        return places;
    }

    ProblemCollector problems() {
        return problems;
    }

    /** Where a construct stands, from its keyword to the end of its last line. */
    Span span(ParserRuleContext rule) {
        return places.of(rule);
    }

    Name name(Token token) {
        return new Name(token.getText(), places.of(token));
    }

    Name name(NameContext context) {
        return name(context.getStart());
    }

    /** Empty where the name is missing. */
    Optional<Name> optionalName(NameContext context) {
        return context == null || context.exception != null ? Optional.empty() : Optional.of(name(context));
    }

    List<Name> names(List<NameContext> contexts) {
        return contexts.stream().map(this::name).toList();
    }

    Name dottedName(DottedNameContext context) {
        return new Name(places.text(context.getStart(), context.getStop()), places.of(context));
    }

    Text text(TextContext context) {
        return string(context.getStart());
    }

    Optional<Text> title(TitleContext context) {
        return context == null || context.exception != null
                ? Optional.empty()
                : Optional.of(string(context.getStart()));
    }

    Text string(Token token) {
        return new Text(Strings.value(token.getText()), places.of(token));
    }

    /** As written; a single string without its quotes. */
    Text raw(ParserRuleContext context) {
        Token start = context.getStart();
        if (start == context.getStop() && start.getType() == DazzleParser.STRING) {
            return string(start);
        }
        return new Text(places.text(start, context.getStop()), places.of(context));
    }

    /** What stands behind the first token. */
    Text behindFirst(RawContext context) {
        ParseTree second = context.getChild(1);
        Token start = ((TerminalNode) second).getSymbol();
        if (start == context.getStop() && start.getType() == DazzleParser.STRING) {
            return string(start);
        }
        return new Text(places.text(start, context.getStop()), places.of(start, context.getStop()));
    }

    /** Several tokens as one name. */
    Name joined(Token first, Token end) {
        return new Name(places.text(first, end), places.of(first, end));
    }

    Optional<Text> optionalRaw(RawContext context) {
        return Optional.ofNullable(context).map(this::raw);
    }

    ValueSyntax lookup(LookupContext context) {
        if (context.text() == null) {
            return new ValueSyntax.Literal(raw(context));
        }
        Text key = text(context.text());
        return context.getStart().getType() == DazzleParser.PARAM
                ? new ValueSyntax.Parameter(key)
                : new ValueSyntax.Configuration(key);
    }

    List<Name> list(ListContext context) {
        return context.listEntry().stream()
                .map(entry -> new Name(places.text(entry.getStart(), entry.getStop()), places.of(entry)))
                .toList();
    }

    List<Setting> options(List<OptionContext> contexts) {
        return contexts.stream()
                .map(option -> new Setting(name(option.name()), raw(option.value())))
                .toList();
    }

    List<Setting> settings(SettingsContext context) {
        List<Setting> settings = new ArrayList<>();
        for (SettingContext setting : context.setting()) {
            if (setting.exception != null) {
                continue;
            }
            if (setting.rest().raw() == null) {
                Span place = places.of(setting);
                problems.add(Wording.endsTooSoon(Span.at(place.file(), place.endLine(), place.endColumn()))
                        .expecting("a value"));
                continue;
            }
            nothingBelow(setting.rest().keptBlock());
            settings.add(new Setting(name(setting.name()), raw(setting.rest().raw())));
        }
        return settings;
    }

    List<Setting> arrowSettings(ArrowSettingsContext context) {
        return context.arrowSetting().stream()
                .filter(setting -> setting.exception == null)
                .peek(setting -> nothingBelow(setting.keptBlock()))
                .map(setting -> new Setting(name(setting.name()), raw(setting.raw())))
                .toList();
    }

    List<Text> dashItems(DashItemsContext context) {
        return context.dashItem().stream()
                .filter(item -> item.exception == null)
                .peek(item -> nothingBelow(item.keptBlock()))
                .map(item -> raw(item.raw()))
                .toList();
    }

    List<ParameterSyntax> parameters(ParametersContext context) {
        return context.parameter().stream()
                .filter(parameter -> parameter.exception == null)
                .map(this::parameter)
                .toList();
    }

    ParameterSyntax parameter(ParameterContext context) {
        boolean required = false;
        Optional<Text> defaultValue = Optional.empty();
        Optional<Text> description = Optional.empty();
        for (ParameterEndContext end : context.parameterEnd()) {
            if (end.value() != null) {
                defaultValue = Optional.of(raw(end.value()));
            } else if (end.STRING() != null) {
                description = Optional.of(raw(end));
            } else if (end.getStart().getType() == DazzleParser.REQUIRED) {
                required = true;
            }
        }
        ParameterTypeContext type = context.parameterType();
        nothingBelow(context.keptBlock());
        return new ParameterSyntax(
                name(context.name()), raw(type), reference(type), required, defaultValue, description, span(context));
    }

    private Optional<Name> reference(ParameterTypeContext type) {
        if (type.name() != null) {
            return Optional.of(name(type.name()));
        }
        boolean isList = type.LBRACKET() != null && type.getStart().getText().equals("list");
        return isList ? Optional.of(name(type.listEntry(0).getStart())) : Optional.empty();
    }

    List<KeptLine> keptBlock(KeptBlockContext block) {
        if (block == null) {
            return List.of();
        }
        List<KeptLine> lines = new ArrayList<>(block.keptLine().size());
        for (KeptLineContext line : block.keptLine()) {
            Token start = line.getStart();
            Token end = line.NEWLINE().getSymbol();
            lines.add(new KeptLine(places.text(start, end), keptBlock(line.keptBlock()), places.of(start, end)));
        }
        return lines;
    }

    /** A line that is kept, from a token to the end of its line, and what stands below it. */
    KeptLine block(Token start, KeptBlockContext below, Token newline) {
        return new KeptLine(places.text(start, newline), keptBlock(below), places.of(start, newline));
    }

    /** A line that is kept, from its first word. */
    KeptLine keptLine(Token start, RestContext rest) {
        Token end = rest.NEWLINE().getSymbol();
        return new KeptLine(places.text(start, end), keptBlock(rest.keptBlock()), places.of(start, end));
    }

    /** Lines below one that takes none. */
    void nothingBelow(KeptBlockContext block) {
        if (block != null) {
            KeptLineContext line = block.keptLine(0);
            problems.add(
                    Wording.tooDeep(places.of(line.getStart(), line.NEWLINE().getSymbol())));
        }
    }

    void checkEnd(ParserRuleContext line) {
        ParseTree last = line.getChild(line.getChildCount() - 1);
        if (last instanceof EndContext end) {
            nothingBelow(end.keptBlock());
        }
    }

    Optional<Located<Long>> integer(IntegerContext context) {
        return integer(raw(context));
    }

    Optional<Located<Long>> integer(Text number) {
        String written = number.value();
        Span span = number.span();
        try {
            return Optional.of(new Located<>(Long.parseLong(written), span));
        } catch (NumberFormatException e) {
            boolean isWhole = written.chars().allMatch(digit -> digit >= '0' && digit <= '9');
            problems.add(
                    isWhole
                            ? Problem.error("bad-number", span, Wording.quote(written) + " is too large")
                                    .expecting("at most " + Long.MAX_VALUE)
                            : Problem.error("bad-number", span, Wording.quote(written) + " is not a whole number"));
            return Optional.empty();
        }
    }

    Optional<Located<Integer>> size(IntegerContext context) {
        Optional<Located<Long>> number = integer(context);
        if (number.isPresent() && number.get().value() > Integer.MAX_VALUE) {
            problems.add(Problem.error(
                            "bad-number",
                            number.get().span(),
                            "'" + number.get().value() + "' is too large")
                    .expecting("at most " + Integer.MAX_VALUE));
            return Optional.empty();
        }
        return number.map(n -> new Located<>(n.value().intValue(), n.span()));
    }

    Optional<Located<Boolean>> trueOrFalse(TrueOrFalseContext context) {
        String word = context.getText().toLowerCase(Locale.ROOT);
        Span span = span(context);
        if (TRUE.contains(word)) {
            return Optional.of(new Located<>(true, span));
        }
        if (FALSE.contains(word)) {
            return Optional.of(new Located<>(false, span));
        }
        problems.add(
                Problem.error("unknown-word", span, Wording.quote(context.getText()) + " is neither true nor false")
                        .expecting("true or false")
                        .suggesting(Suggestions.didYouMean(word, List.of("true", "false"))));
        return Optional.empty();
    }

    Optional<DurationSyntax> duration(DurationContext context) {
        return duration(raw(context));
    }

    Optional<DurationSyntax> duration(Text text) {
        String written = text.value();
        Span span = text.span();
        Optional<Duration> value = Durations.parse(written);
        if (value.isEmpty()) {
            problems.add(Problem.error("bad-duration", span, Wording.quote(written) + " is not a duration")
                    .expecting("a duration such as 30s, 15m, 24h or 7d"));
        }
        return value.map(duration -> new DurationSyntax(written, duration, span));
    }

    /**
     * One of a closed list of words, whatever its case.
     *
     * @param what the list stands for, with its article ("an account type")
     */
    <E extends Enum<E> & Word> Optional<Located<E>> oneOf(Name written, E[] words, String what) {
        String lower = written.text().toLowerCase(Locale.ROOT);
        for (E word : words) {
            if (word.word().equals(lower)) {
                return Optional.of(new Located<>(word, written.span()));
            }
        }
        List<String> all = Arrays.stream(words).map(Word::word).toList();
        problems.add(Problem.error("unknown-word", written.span(), Wording.quote(written.text()) + " is not " + what)
                .expecting(Wording.either(all))
                .suggesting(Suggestions.didYouMean(written.text(), all)));
        return Optional.empty();
    }
}
