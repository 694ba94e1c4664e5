package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A template in YAML, as what it would be in JSON: {@code !Ref x} is {@code {"Ref": "x"}}, {@code !Sub x} is
 * {@code {"Fn::Sub": "x"}}. See
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
final class YamlText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** CloudFormation takes templates of a megabyte; one that is too large is for a rule to find. */
    private static final int MOST_CHARACTERS = 50_000_000;

    private static final int DEEPEST = 200;

    /** Values, those that aliases repeat included: more than this is an attack on who reads it. */
    private static final int MOST_VALUES = 2_000_000;

    private final String shown;
    private final Deque<Node> open = new ArrayDeque<>();
    private int values;

    private YamlText(String shown) {
        this.shown = shown;
    }

    /**
     * @param shown how people know the file
     * @throws NotATemplateTextException when it is no YAML
     */
    static TemplateText read(String text, String shown) throws NotATemplateTextException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null
                    ? new TemplateText(NODES.missingNode(), Map.of())
                    : new TemplateText(new YamlText(shown).json(root), places(root, shown));
        } catch (MarkedYAMLException e) {
            throw new NotATemplateTextException(
                    span(Optional.ofNullable(e.getProblemMark()), shown), "YAML", String.valueOf(e.getProblem()), e);
        } catch (YAMLException e) {
            throw new NotATemplateTextException(Span.at(shown, 1, 1), "YAML", String.valueOf(e.getMessage()), e);
        }
    }

    private static Span span(Optional<Mark> mark, String shown) {
        return mark.map(at -> Span.at(shown, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> Span.at(shown, 1, 1));
    }

    private JsonNode json(Node node) throws NotATemplateTextException {
        values++;
        if (values > MOST_VALUES || open.stream().anyMatch(around -> around == node)) {
            throw new NotATemplateTextException(
                    span(Optional.ofNullable(node.getStartMark()), shown), "YAML", "an alias repeats too much", null);
        }
        open.push(node);
        try {
            String tag = node.getTag().getValue();
            return tag.length() > 1 && tag.startsWith("!") ? function(tag.substring(1), plain(node)) : plain(node);
        } finally {
            open.pop();
        }
    }

    private static JsonNode function(String name, JsonNode argument) {
        ObjectNode function = NODES.objectNode();
        return switch (name) {
            case "Ref", "Condition" -> function.set(name, argument);
            case "GetAtt" -> function.set("Fn::GetAtt", attribute(argument));
            default -> function.set("Fn::" + name, argument);
        };
    }

    /** {@code a.b.c} is the attribute {@code b.c} of {@code a}. */
    private static JsonNode attribute(JsonNode argument) {
        String text = argument.asText();
        int dot = text.indexOf('.');
        return argument.isTextual() && dot > 0
                ? NODES.arrayNode().add(text.substring(0, dot)).add(text.substring(dot + 1))
                : argument;
    }

    private JsonNode plain(Node node) throws NotATemplateTextException {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = NODES.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                object.set(key(tuple.getKeyNode()), json(tuple.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = NODES.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(json(element));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private String key(Node key) throws NotATemplateTextException {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new NotATemplateTextException(
                span(Optional.ofNullable(key.getStartMark()), shown), "YAML", "a key that is no text", null);
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(text.matches("(?i)true|yes|on"));
        }
        boolean isNumber = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (isNumber && text.matches("[-+]?(0|[1-9]\\d*)")) {
            return whole(new BigInteger(text));
        }
        if (isNumber && text.matches("[-+]?\\d+\\.\\d+([eE][-+]?\\d{1,3})?")) {
            return NODES.numberNode(new BigDecimal(text));
        }
        // Dates stay as they are written, and so do numbers in other notations: an account's id begins with 0.
        return NODES.textNode(text);
    }

    /** As a reader of JSON has it: as small as it fits. */
    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return NODES.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
    }

    private static Map<String, Span> places(Node root, String shown) {
        Map<String, Span> places = new HashMap<>();
        if (root instanceof MappingNode template) {
            for (NodeTuple tuple : template.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(TemplateReader.RESOURCES)
                        && tuple.getValueNode() instanceof MappingNode resources) {
                    for (NodeTuple resource : resources.getValue()) {
                        if (resource.getKeyNode() instanceof ScalarNode id) {
                            places.put(id.getValue(), span(Optional.ofNullable(id.getStartMark()), shown));
                        }
                    }
                }
            }
        }
        return places;
    }
}
