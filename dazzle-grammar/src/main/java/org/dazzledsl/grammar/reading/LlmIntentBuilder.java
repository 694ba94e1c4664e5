package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentModelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentOutputSchemaContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentPromptContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentTriggerContext;
import org.dazzledsl.grammar.syntax.LlmIntentDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code llm_intent}. */
final class LlmIntentBuilder extends BlockBuilder {

    private final LlmIntentContext construct;
    private final Once<Name> model = once();
    private final Once<Text> prompt = once();
    private final Once<Name> outputSchema = once();
    private final List<LlmIntentDeclaration.Trigger> triggers = new ArrayList<>();

    LlmIntentBuilder(Reading reading, LlmIntentContext construct) {
        super(reading);
        this.construct = construct;
    }

    LlmIntentDeclaration build() {
        readAll(construct.llmIntentItem());
        return new LlmIntentDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                model.get(),
                prompt.get(),
                outputSchema.get(),
                triggers,
                kept);
    }

    @Override
    public Void visitLlmIntentModel(LlmIntentModelContext line) {
        set(model, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmIntentPrompt(LlmIntentPromptContext line) {
        set(prompt, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitLlmIntentOutputSchema(LlmIntentOutputSchemaContext line) {
        set(outputSchema, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmIntentTrigger(LlmIntentTriggerContext line) {
        triggers.add(new LlmTriggerBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitLlmIntentOther(LlmIntentOtherContext line) {
        keep(line, line.rest(), "an llm_intent", Keys.LLM_INTENT);
        return null;
    }
}
