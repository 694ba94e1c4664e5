package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.TenancyContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TenancyModeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TenancyOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TenancyPartitionKeyContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TenancyTopicsContext;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.TenancyDeclaration;

/** Reads {@code tenancy}. */
final class TenancyBuilder extends BlockBuilder {

    private final TenancyContext construct;
    private final Once<Located<TenancyDeclaration.Mode>> mode = once();
    private final Once<Name> partitionKey = once();
    private final Once<Name> topics = once();

    TenancyBuilder(Reading reading, TenancyContext construct) {
        super(reading);
        this.construct = construct;
    }

    TenancyDeclaration build() {
        readAll(construct.tenancyItem());
        return new TenancyDeclaration(reading.span(construct), mode.get(), partitionKey.get(), topics.get(), kept);
    }

    @Override
    public Void visitTenancyMode(TenancyModeContext line) {
        set(mode, line, reading.oneOf(reading.name(line.name()), TenancyDeclaration.Mode.values(), "a tenancy mode"));
        return null;
    }

    @Override
    public Void visitTenancyPartitionKey(TenancyPartitionKeyContext line) {
        set(partitionKey, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitTenancyTopics(TenancyTopicsContext line) {
        set(topics, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitTenancyOther(TenancyOtherContext line) {
        keep(line, line.rest(), "tenancy", Keys.TENANCY);
        return null;
    }
}
