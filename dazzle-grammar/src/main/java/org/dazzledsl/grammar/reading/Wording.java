package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.dazzledsl.grammar.antlr.ConstructTokens;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.ModifierSyntax;
import org.dazzledsl.grammar.syntax.Word;

/** Says what a parser stumbled over in the words of the person who wrote the text. */
final class Wording {

    private static final String BLOCK = "indented lines below";

    /** What a rule stands for, where its name would not tell. */
    private static final Map<Integer, String> RULES = Map.ofEntries(
            Map.entry(DazzleParser.RULE_name, "a name"),
            Map.entry(DazzleParser.RULE_word, "a name"),
            Map.entry(DazzleParser.RULE_dottedName, "a name such as shop.orders"),
            Map.entry(DazzleParser.RULE_names, "a name, or several with commas between them"),
            Map.entry(DazzleParser.RULE_title, "a title in quotes"),
            Map.entry(DazzleParser.RULE_text, "a text in quotes"),
            Map.entry(DazzleParser.RULE_integer, "a whole number"),
            Map.entry(DazzleParser.RULE_trueOrFalse, "true or false"),
            Map.entry(DazzleParser.RULE_duration, "a duration such as 30s, 15m, 24h"),
            Map.entry(DazzleParser.RULE_value, "a word, a number or a text in quotes"),
            Map.entry(DazzleParser.RULE_raw, "a value"),
            Map.entry(DazzleParser.RULE_rest, "a value"),
            Map.entry(DazzleParser.RULE_lookup, "a text in quotes"),
            Map.entry(DazzleParser.RULE_list, "a word, or several in brackets such as [a, b]"),
            Map.entry(DazzleParser.RULE_listEntry, "a word"),
            Map.entry(DazzleParser.RULE_type, "a field type such as str(200), int, ref Customer"),
            Map.entry(DazzleParser.RULE_parameterType, "a type such as str(200), int, ref Customer"),
            Map.entry(DazzleParser.RULE_fileArgument, "a size such as 200MB"),
            Map.entry(DazzleParser.RULE_piiArgument, "category= or sensitivity="),
            Map.entry(DazzleParser.RULE_defaultValue, "a default such as 0, \"none\", draft, today"),
            Map.entry(DazzleParser.RULE_toEndOfLine, "a value"),
            Map.entry(DazzleParser.RULE_trigger, "a trigger such as entity Order created, manual, every 1h"),
            Map.entry(DazzleParser.RULE_environmentVariable, "env(\"NAME\")"),
            Map.entry(DazzleParser.RULE_settings, BLOCK),
            Map.entry(DazzleParser.RULE_arrowSettings, BLOCK),
            Map.entry(DazzleParser.RULE_dashItems, BLOCK),
            Map.entry(DazzleParser.RULE_parameters, BLOCK),
            Map.entry(DazzleParser.RULE_steps, BLOCK),
            Map.entry(DazzleParser.RULE_step, "a step such as - step charge:"),
            Map.entry(DazzleParser.RULE_compensation, "a compensation such as - refund:"),
            Map.entry(DazzleParser.RULE_dashItem, "a line that begins with -"));

    /** What the lines of a block look like where one begins otherwise. */
    private static final Map<Integer, String> ITEMS = Map.of(
            DazzleParser.RULE_dashItems, RULES.get(DazzleParser.RULE_dashItem),
            DazzleParser.RULE_steps, RULES.get(DazzleParser.RULE_step),
            DazzleParser.RULE_processItem, RULES.get(DazzleParser.RULE_compensation));

    /** What stands behind a key, where that is more than a name. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("debit", "the name of a ledger"),
            Map.entry("credit", "the name of a ledger"),
            Map.entry("currency", "a currency such as GBP"),
            Map.entry("account_type", "asset, liability, equity, revenue or expense"),
            Map.entry("execution", "sync or async"),
            Map.entry("cron", "a cron expression in quotes such as \"0 8 * * *\""),
            Map.entry("timezone", "a time zone in quotes such as \"Europe/London\""));

    /** What follows a type's word and is missing there, by the word. */
    private static final Map<Integer, String> BRACKETS = Map.of(
            DazzleParser.STR, "a length in brackets, as in str(200)",
            DazzleParser.DECIMAL, "two numbers in brackets, as in decimal(10,2)");

    private static final List<String> MODIFIERS =
            Arrays.stream(ModifierSyntax.Flag.Kind.values()).map(Word::word).toList();

    private static final String FIELD_END = "a modifier such as required, a default such as =0, or the end of the line";

    /** The arguments with which a type is shown, where it takes some. */
    private static final Map<String, String> TYPE_EXAMPLES =
            Map.of("str", "str(200)", "decimal", "decimal(10,2)", "enum", "enum[draft,paid]", "ref", "ref Customer");

    /** Types of other languages and databases. */
    private static final Map<String, String> FOREIGN_TYPES = Map.ofEntries(
            Map.entry("string", "str"),
            Map.entry("varchar", "str"),
            Map.entry("char", "str"),
            Map.entry("integer", "int"),
            Map.entry("long", "int"),
            Map.entry("bigint", "int"),
            Map.entry("number", "int"),
            Map.entry("numeric", "decimal"),
            Map.entry("double", "float"),
            Map.entry("real", "float"),
            Map.entry("boolean", "bool"),
            Map.entry("timestamp", "datetime"),
            Map.entry("time", "datetime"),
            Map.entry("blob", "file"),
            Map.entry("binary", "file"),
            Map.entry("image", "file"),
            Map.entry("uri", "url"),
            Map.entry("guid", "uuid"),
            Map.entry("reference", "ref"),
            Map.entry("foreign_key", "ref"));

    /** A word that a rule can't do without there. */
    private record Missing(int rule, int word) {}

    /** What a line looks like that has the word. */
    private static final Map<Missing, String> SHAPES = Map.of(
            new Missing(DazzleParser.RULE_foreignModel, DazzleParser.FROM),
            "'from', as in foreign_model Charge from stripe:",
            new Missing(DazzleParser.RULE_experienceItem, DazzleParser.AT),
            "'at', as in start at step choose",
            new Missing(DazzleParser.RULE_experienceItem, DazzleParser.STEP),
            "'step', as in start at step choose",
            new Missing(DazzleParser.RULE_experienceStepItem, DazzleParser.STEP),
            "'step', as in on success -> step pay",
            new Missing(DazzleParser.RULE_experienceStepItem, DazzleParser.ACTION),
            "'action', as in integration billing action charge",
            new Missing(DazzleParser.RULE_integrationSyncItem, DazzleParser.ENTITY),
            "'entity', as in into entity Order",
            new Missing(DazzleParser.RULE_type, DazzleParser.VIA),
            "'via', as in latest_one Contract via employee",
            new Missing(DazzleParser.RULE_type, DazzleParser.SELF),
            "'self', as in descendants_of self via parent",
            new Missing(DazzleParser.RULE_jobItem, DazzleParser.CRON),
            "cron and an expression, as in cron(\"0 2 * * *\")");

    private static final int LONGEST_LIST = 6;
    private static final int LONGEST_QUOTE = 40;

    private final ConstructTokens tokens;
    private final Places places;

    Wording(ConstructTokens tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    Problem describe(RecognitionException mistake) {
        Token offending = mistake.getOffendingToken();
        ParserRuleContext rule = (ParserRuleContext) mistake.getCtx();
        IntervalSet expected = mistake.getExpectedTokens();
        if (expected.contains(DazzleParser.INDENT) && expected.size() == 1) {
            return rule.getRuleIndex() == DazzleParser.RULE_field ? missingType(offending) : nothingBelow(offending);
        }
        return switch (offending.getType()) {
            case DazzleParser.INDENT -> tooDeep(places.of(tokens.get(offending.getTokenIndex() + 1)));
            case DazzleParser.NEWLINE ->
                Problem.error("syntax", places.behindPrevious(offending), "the line ends too soon")
                        .expecting(expectation(rule, offending, expected));
            default -> unexpected(rule, offending, expected);
        };
    }

    static Problem tooDeep(Span line) {
        return Problem.error(
                "unexpected-indentation",
                line,
                "the line is indented more than the one above it, which takes nothing below it");
    }

    private Problem missingType(Token offending) {
        return endsTooSoon(places.behindPrevious(tokens.get(offending.getTokenIndex() - 1)))
                .expecting(RULES.get(DazzleParser.RULE_type));
    }

    static Problem endsTooSoon(Span place) {
        return Problem.error("syntax", place, "the line ends too soon");
    }

    private Problem nothingBelow(Token offending) {
        int end = offending.getTokenIndex() - 1;
        while (Places.isInvisible(tokens.get(end))) {
            end--;
        }
        int start = end;
        while (start > 0 && !Places.isInvisible(tokens.get(start - 1))) {
            start--;
        }
        Span line = places.of(tokens.get(start), tokens.get(end));
        String text = quote(places.text(tokens.get(start), tokens.get(end)));
        return Problem.error("empty-block", line, "nothing stands below " + text)
                .expecting("indented lines");
    }

    private Problem unexpected(ParserRuleContext rule, Token offending, IntervalSet expected) {
        String text = offending.getText();
        Problem problem = Problem.error("syntax", places.of(offending), "unexpected " + quote(text))
                .expecting(expectation(rule, offending, expected));
        if (isAtType(expected)) {
            return Problem.error("unknown-type", places.of(offending), quote(text) + " is not a field type")
                    .expecting(RULES.get(DazzleParser.RULE_type))
                    .suggesting(type(text, expected));
        }
        if (cutsValueShort(offending, expected)) {
            return problem.suggesting("put the value in quotes");
        }
        return problem.suggesting(
                Suggestions.didYouMean(text, isAtModifier(rule, expected) ? MODIFIERS : keywords(expected)));
    }

    private static boolean isAtModifier(ParserRuleContext rule, IntervalSet expected) {
        return rule.getRuleIndex() == DazzleParser.RULE_field && expected.contains(DazzleParser.NEWLINE);
    }

    private static boolean isAtType(IntervalSet expected) {
        return expected.contains(DazzleParser.POLY_REF) && !expected.contains(DazzleParser.WORD);
    }

    private static Optional<String> type(String written, IntervalSet expected) {
        return Optional.ofNullable(FOREIGN_TYPES.get(written.toLowerCase(Locale.ROOT)))
                .or(() -> Suggestions.closest(written, keywords(expected)))
                .map(type -> "did you mean '" + TYPE_EXAMPLES.getOrDefault(type, type) + "'?");
    }

    /** What would have been right: of the rules that begin here the outermost that has words, or the tokens themselves. */
    private String expectation(ParserRuleContext rule, Token offending, IntervalSet expected) {
        if (isAtType(expected)) {
            return RULES.get(DazzleParser.RULE_type);
        }
        String words = null;
        ParserRuleContext outer = rule;
        while (outer != null && outer.getStart() == offending) {
            words = RULES.getOrDefault(outer.getRuleIndex(), words);
            outer = outer.getParent();
        }
        if (words == null && isAtModifier(rule, expected)) {
            return FIELD_END;
        }
        if (words == null && isBehindColon(offending) && expected.contains(DazzleParser.NEWLINE)) {
            return BLOCK;
        }
        if (words == null && rule.getRuleIndex() == DazzleParser.RULE_trigger && expected.contains(DazzleParser.DOT)) {
            return "what happens to it, such as created or status -> paid";
        }
        if (words == null
                && rule.getRuleIndex() == DazzleParser.RULE_scheduleItem
                && expected.contains(DazzleParser.MEASURE)) {
            return RULES.get(DazzleParser.RULE_duration);
        }
        if (words == null && expected.size() == 1) {
            int only = expected.getMinElement();
            words = only == DazzleParser.DEDENT
                    ? ITEMS.get(rule.getRuleIndex())
                    : SHAPES.get(new Missing(rule.getRuleIndex(), only));
        }
        if (words == null) {
            boolean isInType = rule.getRuleIndex() == DazzleParser.RULE_type;
            return isInType ? BRACKETS.getOrDefault(rule.getStart().getType(), list(expected)) : list(expected);
        }
        Optional<String> key = key(offending);
        if (rule.getRuleIndex() == DazzleParser.RULE_integer
                && key.filter("timeout"::equals).isPresent()) {
            return "a number of milliseconds such as 5000";
        }
        return key.map(KEYS::get).orElse(words);
    }

    /** The word before the colon before a token. */
    private Optional<String> key(Token offending) {
        int index = offending.getTokenIndex();
        return index >= 2 && isBehindColon(offending)
                ? Optional.of(tokens.get(index - 2).getText())
                : Optional.empty();
    }

    private boolean isBehindColon(Token token) {
        int index = token.getTokenIndex();
        return index >= 1 && tokens.get(index - 1).getType() == DazzleParser.COLON;
    }

    /** A value that a character cuts short which only a quoted one can hold: {@code timezone: Europe/London}. */
    private boolean cutsValueShort(Token offending, IntervalSet expected) {
        int index = offending.getTokenIndex();
        return expected.contains(DazzleParser.NEWLINE)
                && index >= 2
                && isBehindColon(tokens.get(index - 1))
                && (offending.getType() == DazzleParser.SLASH || offending.getType() == DazzleParser.MINUS);
    }

    private static String list(IntervalSet expected) {
        List<String> words = new ArrayList<>();
        boolean anyWord = expected.contains(DazzleParser.WORD);
        if (anyWord) {
            words.add("a name");
        }
        for (int type : expected.toList()) {
            String literal = DazzleParser.VOCABULARY.getLiteralName(type);
            if (type == DazzleParser.NEWLINE) {
                continue;
            } else if (type == DazzleParser.STRING) {
                words.add("a text in quotes");
            } else if (type == DazzleParser.NUMBER) {
                words.add("a number");
            } else if (type == DazzleParser.MEASURE) {
                words.add("a number with a unit");
            } else if (literal != null && !(anyWord && isWord(literal))) {
                words.add(literal);
            }
        }
        if (words.size() > LONGEST_LIST) {
            return "something else";
        }
        if (expected.contains(DazzleParser.NEWLINE)) {
            words.add("the end of the line");
        }
        if (words.isEmpty()) {
            return "the end of the block";
        }
        return either(words);
    }

    /** {@code a, b or c} */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static List<String> keywords(IntervalSet expected) {
        if (expected.contains(DazzleParser.WORD)) {
            return List.of();
        }
        return expected.toList().stream()
                .map(DazzleParser.VOCABULARY::getLiteralName)
                .filter(literal -> literal != null && isWord(literal))
                .map(literal -> literal.substring(1, literal.length() - 1))
                .toList();
    }

    private static boolean isWord(String literal) {
        return Character.isLetter(literal.charAt(1));
    }

    static String quote(String text) {
        String line = text.lines().findFirst().orElse("");
        int length = line.codePointCount(0, line.length());
        boolean isCut = length > LONGEST_QUOTE || line.length() < text.length();
        String shown = length > LONGEST_QUOTE ? line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) : line;
        return "'" + shown + (isCut ? "…'" : "'");
    }
}
