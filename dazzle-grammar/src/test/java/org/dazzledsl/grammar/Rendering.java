package org.dazzledsl.grammar;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.ModuleName;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Writes records as text, one component a line, with every place; what is empty is left out. */
final class Rendering {

    private final StringBuilder out = new StringBuilder();

    private Rendering() {}

    static String of(Object value) {
        Rendering rendering = new Rendering();
        rendering.write(value, 0);
        return rendering.out.toString().stripTrailing();
    }

    private void write(Object value, int depth) {
        if (value instanceof Name name) {
            line(name.text() + " " + place(name.span()));
        } else if (value instanceof ModuleName name) {
            line(name.text() + " " + place(name.span()));
        } else if (value instanceof Text text) {
            line("\"" + text.value().replace("\n", "\\n").replace("\t", "\\t") + "\" " + place(text.span()));
        } else if (value instanceof Located<?> located) {
            line(located.value() + " " + place(located.span()));
        } else if (value instanceof Span span) {
            line(place(span));
        } else if (value instanceof KeptLine kept) {
            line("| " + kept.text().replace("\n", "\\n") + " " + place(kept.span()));
            kept.lines().forEach(below -> indented(below, depth));
        } else if (value instanceof Record record) {
            line(record.getClass().getSimpleName());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component(component.getName(), read(component, record), depth);
            }
        } else {
            line(String.valueOf(value));
        }
    }

    private void component(String name, Object value, int depth) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        List<?> elements = present instanceof List<?> list ? list : present == null ? List.of() : List.of(present);
        for (Object element : elements) {
            out.append("  ".repeat(depth + 1)).append(name).append(": ");
            write(element, depth + 1);
        }
    }

    private void indented(Object value, int depth) {
        out.append("  ".repeat(depth + 1));
        write(value, depth + 1);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    static String place(Span span) {
        return "@" + span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
    }

    /** Every record within a record, itself included. */
    static List<Record> within(Record record) {
        List<Record> found = new ArrayList<>();
        collect(record, found);
        return found;
    }

    private static void collect(Object value, List<Record> found) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> collect(present, found));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, found));
        } else if (value instanceof Record record && !(record instanceof Span)) {
            found.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(read(component, record), found);
            }
        }
    }

    static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
