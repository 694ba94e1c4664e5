package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** What says that a field's values need care. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mark")
public sealed interface DataMark {

    Span span();

    /** {@code pii} or {@code pii(category=contact, sensitivity=high)} behind the field. */
    @JsonTypeName("pii")
    record Pii(Optional<String> category, Optional<String> sensitivity, Span span) implements DataMark {}

    /** {@code sensitive} behind the field. */
    @JsonTypeName("sensitive")
    record Sensitive(Span span) implements DataMark {}

    /** {@code classify Entity.field as CLASS} under {@code policies:}. */
    @JsonTypeName("classified")
    record Classified(String classification, Span span) implements DataMark {}
}
