package org.dazzledsl.model.config.toml;

import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineArray;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineEntry;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineNode;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineScalar;
import org.dazzledsl.model.config.toml.TomlOutline.OutlineTable;

/**
 * A TOML text with the place of each of its keys and values.
 *
 * @param root every statement that is well-formed
 * @param problems every statement that is not, in the order of the text
 */
public record TomlDocument(TomlNode.Table root, List<Problem> problems) {

    public TomlDocument {
        problems = List.copyOf(problems);
    }

    /** Reads a text, malformed or not: what can be read stands in {@link #root}, what can't in {@link #problems}. */
    public static TomlDocument read(SourceFile file) {
        TomlOutline outline = TomlOutlineReader.read(file);
        try {
            UnmodifiableConfig values = new TomlParser().parse(new StringReader(outline.wellFormed()));
            return new TomlDocument(table(outline.root(), values), outline.problems());
        } catch (ParsingException disagreement) {
            List<Problem> problems = new ArrayList<>(outline.problems());
            problems.add(Problem.error(
                    "toml-syntax",
                    Span.at(file.path(), 1, 1),
                    "the file can't be read as TOML: " + disagreement.getMessage()));
            return new TomlDocument(new TomlNode.Table(Map.of(), outline.root().span()), problems);
        }
    }

    private static TomlNode.Table table(OutlineTable outline, UnmodifiableConfig values) {
        Map<String, TomlNode.Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, OutlineEntry> entry : outline.entries().entrySet()) {
            Object value = values.get(List.of(entry.getKey()));
            entries.put(
                    entry.getKey(),
                    new TomlNode.Entry(
                            entry.getValue().name(), node(entry.getValue().value(), value)));
        }
        return new TomlNode.Table(entries, outline.span());
    }

    private static TomlNode node(OutlineNode outline, Object value) {
        if (outline instanceof OutlineTable table && value instanceof UnmodifiableConfig values) {
            return table(table, values);
        }
        if (outline instanceof OutlineArray array && value instanceof List<?> values) {
            return array(array, values);
        }
        if (outline instanceof OutlineScalar scalar && value != null) {
            return new TomlNode.Scalar(value instanceof Integer number ? number.longValue() : value, scalar.span());
        }
        throw new IllegalStateException("The outline has something else than " + value);
    }

    private static TomlNode.Array array(OutlineArray outline, List<?> values) {
        if (values.size() != outline.elements().size()) {
            throw new IllegalStateException("The outline has another number of elements than " + values);
        }
        List<TomlNode> elements = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            elements.add(node(outline.elements().get(i), values.get(i)));
        }
        return new TomlNode.Array(elements, outline.span());
    }
}
