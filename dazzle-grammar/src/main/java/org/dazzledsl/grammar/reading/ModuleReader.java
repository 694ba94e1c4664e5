package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.dazzledsl.grammar.antlr.ConstructTokens;
import org.dazzledsl.grammar.antlr.DazzleLexer;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.antlr.DazzleParser.ConstructContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ModuleLineContext;
import org.dazzledsl.grammar.antlr.DazzleParser.NameContext;
import org.dazzledsl.grammar.antlr.DazzleParser.UseLineContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.ModuleName;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.UseDeclaration;

/** Reads one text, construct by construct: a mistake in one never touches the next, and no more than one is held as a tree. */
public final class ModuleReader {

    /** Characters; a longer line is no specification, and would be held in memory as a whole. */
    private static final int LONGEST_LINE = 1_000_000;

    private final SourceFile file;
    private final ProblemCollector problems;
    private final List<UseDeclaration> uses = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private Optional<ModuleName> module = Optional.empty();

    public ModuleReader(SourceFile file) {
        this.file = file;
        this.problems = new ProblemCollector(file.path());
    }

    public ModuleSyntax read() {
        if (hasNoEndlessLine()) {
            DazzleLexer lexer = new DazzleLexer(CharStreams.fromString(file.text(), file.path()));
            lexer.setErrors(problems);
            DazzleParser parser = new DazzleParser(null);
            parser.removeErrorListeners();
            ConstructTokens.Reader constructs = new ConstructTokens.Reader(lexer);
            while (constructs.hasNext()) {
                read(parser, constructs.next());
            }
        }
        return new ModuleSyntax(file.path(), module, uses, declarations);
    }

    /** By place; complete once the text has been read. */
    public List<Problem> problems() {
        return problems.byPlace();
    }

    private boolean hasNoEndlessLine() {
        int line = 1;
        int start = 0;
        String text = file.text();
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            if (end - start > LONGEST_LINE) {
                problems.add(Problem.error(
                        "line-too-long",
                        Span.at(file.path(), line, 1),
                        "the line has more than " + LONGEST_LINE + " characters, the file is not read"));
                return false;
            }
            line++;
            start = end + 1;
        }
        return true;
    }

    private void read(DazzleParser parser, ConstructTokens tokens) {
        Places places = new Places(file.path(), tokens);
        SyntaxErrors errors = new SyntaxErrors(new Wording(tokens, places));
        parser.setErrorHandler(errors);
        // The cheap prediction may see a mistake where there is none; only then the full one is worth its price.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setTokenStream(tokens);
        ConstructContext construct = parser.construct();
        if (!errors.problems().isEmpty()) {
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            tokens.seek(0);
            parser.setTokenStream(tokens);
            construct = parser.construct();
        }
        errors.problems().forEach(problems::add);
        add(construct, new Reading(places, problems));
    }

    private void add(ConstructContext construct, Reading reading) {
        if (construct.moduleLine() != null) {
            addModule(construct.moduleLine(), reading);
        } else if (construct.useLine() != null) {
            addUse(construct.useLine(), reading);
        } else if (construct.keptConstruct() != null) {
            new KeptBuilder(reading).build(construct.keptConstruct()).ifPresent(declarations::add);
        } else {
            typed(construct, reading).ifPresent(declarations::add);
        }
    }

    private void addModule(ModuleLineContext line, Reading reading) {
        if (line.exception != null) {
            return;
        }
        reading.checkEnd(line);
        Name name = reading.dottedName(line.dottedName());
        if (module.isPresent()) {
            problems.add(
                    Problem.error("repeated-module", name.span(), "the file is of module " + module.get() + " already")
                            .expecting("one line with module"));
        } else {
            module = Optional.of(new ModuleName(name.text(), name.span()));
            if (!uses.isEmpty() || !declarations.isEmpty()) {
                problems.add(Problem.error("late-module", reading.span(line), "the line with module stands too late")
                        .expecting("it before all others"));
            }
        }
    }

    private void addUse(UseLineContext line, Reading reading) {
        if (line.exception != null) {
            return;
        }
        reading.checkEnd(line);
        Name used = reading.dottedName(line.dottedName());
        uses.add(new UseDeclaration(
                new ModuleName(used.text(), used.span()), reading.optionalName(line.name()), reading.span(line)));
    }

    /** A construct whose header has a name is there, whatever is wrong below: others may refer to it. */
    private static Optional<Declaration> typed(ConstructContext construct, Reading reading) {
        if (construct.tenancy() != null) {
            return Optional.of(new TenancyBuilder(reading, construct.tenancy()).build());
        }
        if (construct.llmConfig() != null) {
            return Optional.of(new LlmConfigBuilder(reading, construct.llmConfig()).build());
        }
        return named(construct, reading);
    }

    private static Optional<Declaration> named(ConstructContext c, Reading reading) {
        if (c.app() != null) {
            return ifNamed(c.app().name(), () -> new AppBuilder(reading, c.app()).build());
        }
        if (c.entity() != null) {
            return ifNamed(c.entity().name(), () -> new EntityBuilder(reading, c.entity()).build());
        }
        if (c.archetype() != null) {
            return ifNamed(c.archetype().name(), () -> new EntityBuilder(reading, c.archetype()).build());
        }
        if (c.enumeration() != null) {
            return ifNamed(c.enumeration().name(), () -> new EnumBuilder(reading, c.enumeration()).build());
        }
        if (c.service() != null) {
            return ifNamed(c.service().name(), () -> new ServiceBuilder(reading, c.service()).build());
        }
        if (c.foreignModel() != null) {
            return ifNamed(c.foreignModel().name(1), () -> new ForeignModelBuilder(reading, c.foreignModel()).build());
        }
        if (c.integration() != null) {
            return ifNamed(c.integration().name(), () -> new IntegrationBuilder(reading, c.integration()).build());
        }
        if (c.experience() != null) {
            return ifNamed(c.experience().name(), () -> new ExperienceBuilder(reading, c.experience()).build());
        }
        if (c.channel() != null) {
            return ifNamed(c.channel().name(), () -> new ChannelBuilder(reading, c.channel()).build());
        }
        if (c.message() != null) {
            return ifNamed(c.message().name(), () -> new MessageBuilder(reading, c.message()).build());
        }
        if (c.process() != null) {
            return ifNamed(c.process().name(), () -> new ProcessBuilder(reading, c.process()).build());
        }
        if (c.schedule() != null) {
            return ifNamed(c.schedule().name(), () -> new ScheduleBuilder(reading, c.schedule()).build());
        }
        if (c.ledger() != null) {
            return ifNamed(c.ledger().name(), () -> new LedgerBuilder(reading, c.ledger()).build());
        }
        if (c.transaction() != null) {
            return ifNamed(c.transaction().name(), () -> new TransactionBuilder(reading, c.transaction()).build());
        }
        if (c.webhook() != null) {
            return ifNamed(c.webhook().name(), () -> new WebhookBuilder(reading, c.webhook()).build());
        }
        if (c.job() != null) {
            return ifNamed(c.job().name(), () -> new JobBuilder(reading, c.job()).build());
        }
        if (c.llmModel() != null) {
            return ifNamed(c.llmModel().name(), () -> new LlmModelBuilder(reading, c.llmModel()).build());
        }
        if (c.llmIntent() != null) {
            return ifNamed(c.llmIntent().name(), () -> new LlmIntentBuilder(reading, c.llmIntent()).build());
        }
        return Optional.empty();
    }

    private static Optional<Declaration> ifNamed(NameContext name, java.util.function.Supplier<Declaration> build) {
        return name == null || name.exception != null ? Optional.empty() : Optional.of(build.get());
    }
}
