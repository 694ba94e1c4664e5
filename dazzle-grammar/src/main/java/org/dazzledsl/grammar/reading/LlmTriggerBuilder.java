package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.LlmIntentTriggerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmTriggerEntityContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmTriggerOtherContext;
import org.dazzledsl.grammar.syntax.LlmIntentDeclaration;
import org.dazzledsl.grammar.syntax.Name;

/** Reads {@code trigger} in {@code llm_intent}. */
final class LlmTriggerBuilder extends BlockBuilder {

    private final Once<Name> entity = once();

    LlmTriggerBuilder(Reading reading) {
        super(reading);
    }

    LlmIntentDeclaration.Trigger build(LlmIntentTriggerContext block) {
        readAll(block.llmTriggerItem());
        return new LlmIntentDeclaration.Trigger(entity.get(), kept, reading.span(block));
    }

    @Override
    public Void visitLlmTriggerEntity(LlmTriggerEntityContext line) {
        set(entity, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmTriggerOther(LlmTriggerOtherContext line) {
        keep(line, line.rest(), "a trigger", Keys.LLM_TRIGGER);
        return null;
    }
}
