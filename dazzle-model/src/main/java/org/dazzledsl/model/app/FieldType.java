package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.syntax.TypeSyntax;

/** The type of a field; what it refers to is named and declared. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FieldType {

    /** A type without arguments. */
    @JsonTypeName("scalar")
    record Scalar(TypeSyntax.Scalar.Kind kind) implements FieldType {}

    /** @param length the most characters that it holds */
    @JsonTypeName("str")
    record Str(int length) implements FieldType {}

    /**
     * @param precision digits in all
     * @param scale digits behind the point
     */
    @JsonTypeName("decimal")
    record Decimal(int precision, int scale) implements FieldType {}

    /** @param currency ISO 4217, upper case */
    @JsonTypeName("money")
    record Money(Optional<String> currency) implements FieldType {}

    /** @param maximumSize as written, such as {@code 200MB} */
    @JsonTypeName("file")
    record File(Optional<String> maximumSize, Optional<String> ui) implements FieldType {}

    @JsonTypeName("enum")
    record EnumValues(List<String> values) implements FieldType {
        public EnumValues {
            values = List.copyOf(values);
        }
    }

    @JsonTypeName("ref")
    record Ref(String entity) implements FieldType {}

    @JsonTypeName("poly_ref")
    record PolyRef(List<String> entities) implements FieldType {
        public PolyRef {
            entities = List.copyOf(entities);
        }
    }

    /**
     * @param via the entity between the two
     * @param onDelete {@code cascade}, {@code restrict} or {@code nullify}
     */
    @JsonTypeName("relationship")
    record Relationship(
            TypeSyntax.Relationship.Kind kind,
            String entity,
            Optional<String> via,
            Optional<String> onDelete,
            boolean readonly)
            implements FieldType {}

    /** @param field of the other entity, which points back */
    @JsonTypeName("latest_one")
    record LatestOne(String entity, String field) implements FieldType {}

    /** @param through the entity in which the reference stands, where it is not this one */
    @JsonTypeName("hierarchy")
    record Hierarchy(TypeSyntax.Hierarchy.Kind kind, Optional<String> through, String field) implements FieldType {}

    /** Nothing is stored. */
    @JsonTypeName("computed")
    record Computed(String expression) implements FieldType {}
}
