package org.dazzledsl.stacks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CloudFormation's functions as CloudFormation has them: maps, lists, texts, numbers and booleans, without marks. */
final class PlainFunctions {

    private static final String JOIN = "Fn::Join";

    private final Intrinsics intrinsics;

    /** @param intrinsics whose functions stand in the texts */
    PlainFunctions(Intrinsics intrinsics) {
        this.intrinsics = intrinsics;
    }

    /** The function that a value is or stands for, or that joins the functions in a text. */
    Optional<Object> in(Object value) {
        if (value instanceof String text) {
            return in(text);
        }
        if (value instanceof List<?> list) {
            return plain(intrinsics.in(list));
        }
        if (value instanceof Number number) {
            return plain(intrinsics.in(number));
        }
        return value instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(JOIN)
                ? Optional.of(map(map))
                : Optional.empty();
    }

    private Optional<Object> in(String text) {
        if (!intrinsics.isIn(text)) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> whole = intrinsics.in(text);
        return Optional.of(whole.isPresent() ? map(whole.get()) : join("", list(intrinsics.pieces(text))));
    }

    private Optional<Object> plain(Optional<Map<String, Object>> function) {
        return function.isPresent() ? Optional.of(map(function.get())) : Optional.empty();
    }

    private Object value(Object value) {
        Optional<Object> function = in(value);
        if (function.isPresent()) {
            return function.get();
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof Map<?, ?> map ? map(map) : value;
    }

    private Object map(Map<?, ?> map) {
        if (!map.containsKey(JOIN) && isPlain(map.values())) {
            return map;
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            plain.put((String) entry.getKey(), value(entry.getValue()));
        }
        if (plain.size() == 1 && plain.get(JOIN) instanceof List<?> join && join.get(1) instanceof List<?> values) {
            return join((String) join.get(0), values);
        }
        return plain;
    }

    /** As of {@code Ref}, {@code Fn::Sub} and {@code Fn::GetAtt}, which are most: there is nothing to be replaced in them. */
    private boolean isPlain(Collection<?> values) {
        for (Object value : values) {
            boolean plain = value instanceof String text
                    ? !intrinsics.isIn(text)
                    : value instanceof List<?> list && intrinsics.in(list).isEmpty() && isPlain(list);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private List<Object> list(List<?> list) {
        List<Object> plain = new ArrayList<>(list.size());
        for (Object element : list) {
            plain.add(value(element));
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
