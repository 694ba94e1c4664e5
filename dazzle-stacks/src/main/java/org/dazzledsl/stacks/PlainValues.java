package org.dazzledsl.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.jsii.JsiiSerializable;

/**
 * Properties as plain data: maps, lists, texts, numbers and booleans, with CloudFormation's functions as CloudFormation has
 * them. Where CDK takes a text or a construct, a function stands behind {@value #TEXT}: CDK would look for the construct in it,
 * and is given one of its tokens.
 */
final class PlainValues {

    private static final String TEXT = "$text";

    private static final String JOIN = "Fn::Join";

    private final PropertyClasses classes;
    private final Intrinsics intrinsics;

    /** @param intrinsics whose functions stand in the texts */
    PlainValues(PropertyClasses classes, Intrinsics intrinsics) {
        this.classes = classes;
        this.intrinsics = intrinsics;
    }

    /** The construct to which the properties belong, by the name that it has in JavaScript. */
    String constructOf(JsiiSerializable properties) {
        return classes.constructOf(properties);
    }

    Object of(Object value) {
        return of(value, false);
    }

    /** @param choice whether something else than a text could stand here */
    private Object of(Object value, boolean choice) {
        if (value instanceof String text) {
            return intrinsics.isIn(text) ? text(text, choice) : text;
        }
        if (value instanceof Number number) {
            return intrinsics.in(number).<Object>map(this::map).orElse(number);
        }
        if (value instanceof List<?> list) {
            Optional<Map<String, Object>> function = intrinsics.in(list);
            return function.isPresent() ? map(function.get()) : list(list, choice);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof JsiiSerializable properties) {
            return properties(properties);
        }
        if (value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("No plain data: " + value.getClass());
    }

    private List<Object> list(List<?> list, boolean choice) {
        List<Object> plain = new ArrayList<>(list.size());
        for (Object element : list) {
            plain.add(of(element, choice));
        }
        return plain;
    }

    private Object text(String text, boolean choice) {
        Object plain = join("", list(intrinsics.pieces(text), false));
        return choice ? Map.of(TEXT, plain) : plain;
    }

    private Map<String, Object> properties(JsiiSerializable properties) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (PropertyClasses.Property property : classes.of(properties)) {
            Optional<Object> value = property.of(properties);
            if (value.isPresent()) {
                plain.put(property.name(), of(value.get(), property.isChoice()));
            }
        }
        return plain;
    }

    private Object map(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            plain.put((String) entry.getKey(), of(entry.getValue(), false));
        }
        if (plain.size() == 1 && plain.get(JOIN) instanceof List<?> join && join.get(1) instanceof List<?> values) {
            return join((String) join.get(0), values);
        }
        return plain;
    }

    /** As short as CDK has it: texts side by side are one, and what joins by the same delimiter is taken apart. */
    private static Object join(String delimiter, List<?> values) {
        List<Object> shortest = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Map<?, ?> function
                    && function.get(JOIN) instanceof List<?> inner
                    && delimiter.equals(inner.get(0))
                    && inner.get(1) instanceof List<?> parts) {
                for (Object part : parts) {
                    append(shortest, delimiter, part);
                }
            } else {
                append(shortest, delimiter, value);
            }
        }
        return shortest.size() == 1 ? shortest.get(0) : Map.of(JOIN, List.of(delimiter, shortest));
    }

    private static void append(List<Object> values, String delimiter, Object value) {
        int last = values.size() - 1;
        if (last >= 0 && values.get(last) instanceof String before && value instanceof String text) {
            values.set(last, before + delimiter + text);
        } else {
            values.add(value);
        }
    }
}
