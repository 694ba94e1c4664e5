package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.model.template.Assumptions.Equality;
import org.dazzledsl.model.template.Unresolved.Piece;
import org.dazzledsl.model.template.Unresolved.Reference;

/** One pass over values under one set of assumptions. */
final class Evaluation {

    /** References that lead to references: more than this is a circle. */
    private static final int DEEPEST = 200;

    private static final String NO_VALUE = "AWS::NoValue";

    private static final String FUNCTION = "Fn::";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final TemplateStack stack;
    private final Published published;
    private final Assumptions assumptions;
    private final boolean asks;
    private Optional<Equality> undecided = Optional.empty();
    private int depth;

    /** @param asks whether what is not assumed is asked for, or left unknown */
    Evaluation(TemplateStack stack, Published published, Assumptions assumptions, boolean asks) {
        this(stack, published, assumptions, asks, 0);
    }

    private Evaluation(TemplateStack stack, Published published, Assumptions assumptions, boolean asks, int depth) {
        this.stack = stack;
        this.published = published;
        this.depth = depth;
        this.assumptions = assumptions;
        this.asks = asks;
    }

    /** What must be assumed before the values of this pass mean anything. */
    Optional<Equality> undecided() {
        return undecided;
    }

    /** A missing node where there is no value. */
    JsonNode value(StackPart part, JsonNode node) {
        if (depth > DEEPEST) {
            return Unresolved.of("a reference that leads to itself").asNode();
        }
        depth++;
        try {
            return computed(part, node);
        } finally {
            depth--;
        }
    }

    private JsonNode computed(StackPart part, JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (JsonNode element : node) {
                JsonNode value = value(part, element);
                if (!value.isMissingNode()) {
                    array.add(value);
                }
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (only.getKey().equals("Ref")) {
                return reference(part, only.getValue().asText());
            }
            if (only.getKey().startsWith(FUNCTION)) {
                return function(part, only.getKey().substring(FUNCTION.length()), only.getValue());
            }
        }
        ObjectNode object = NODES.objectNode();
        for (var entry : node.properties()) {
            JsonNode value = value(part, entry.getValue());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        }
        return object;
    }

    private JsonNode function(StackPart part, String name, JsonNode argument) {
        return switch (name) {
            case "If" -> either(part, argument);
            case "Sub" -> substituted(part, argument);
            case "Join" -> joined(part, argument);
            case "Select" -> selected(part, argument);
            case "Split" -> split(part, argument);
            case "GetAtt" -> attribute(part, argument);
            case "FindInMap" -> mapped(part, argument);
            case "Base64" -> value(part, argument);
            case "ImportValue" ->
                Unresolved.of("the export " + inWords(value(part, argument))).asNode();
            case "GetAZs" -> Unresolved.of("the availability zones").asNode();
            case "Length" -> length(part, argument);
            case "ToJsonString" -> json(part, argument);
            case "Transform" ->
                Unresolved.of("what the macro " + argument.path("Name").asText() + " makes")
                        .asNode();
            default -> Unresolved.of("the value of Fn::" + name).asNode();
        };
    }

    private JsonNode reference(StackPart part, String name) {
        if (name.equals(NO_VALUE)) {
            return MissingNode.getInstance();
        }
        TemplateParameter parameter = part.template().parameters().get(name);
        if (parameter != null) {
            return parameter(part, parameter);
        }
        return part.template().resources().containsKey(name)
                ? Unresolved.of(new Reference(part, name, "Ref")).asNode()
                : Unresolved.of(name).asNode();
    }

    private JsonNode parameter(StackPart part, TemplateParameter parameter) {
        Optional<JsonNode> argument = part.argument(parameter.name());
        if (argument.isPresent()) {
            JsonNode value = value(part.nesting().orElseThrow().parent(), argument.get());
            return parameter.isLookedUp() ? lookedUp(parameter, inWords(value)) : listed(parameter, value);
        }
        if (parameter.isLookedUp()) {
            Optional<JsonNode> name = parameter.defaultValue();
            return lookedUp(parameter, name.isPresent() ? name.get().asText() : parameter.name());
        }
        return parameter.defaultValue().isPresent()
                ? listed(parameter, parameter.defaultValue().get())
                : Unresolved.of(parameterInWords(parameter)).asNode();
    }

    private JsonNode lookedUp(TemplateParameter parameter, String name) {
        Optional<Published.Value> value = published.value(name);
        if (value.isPresent()) {
            JsonNode found = new Evaluation(value.get().stack(), published, Assumptions.NONE, false, depth)
                    .value(value.get().part(), value.get().node());
            Optional<Unresolved> unknown = Unresolved.in(found);
            if (unknown.isEmpty() || !parameter.isList()) {
                return listed(parameter, found);
            }
            Optional<List<JsonNode>> elements = unknown.get().splitAt(',');
            if (elements.isPresent()) {
                return NODES.arrayNode().addAll(elements.get());
            }
        }
        return Unresolved.of("the SSM parameter " + name).asNode();
    }

    private static String parameterInWords(TemplateParameter parameter) {
        return "the parameter " + parameter.name();
    }

    private static JsonNode listed(TemplateParameter parameter, JsonNode value) {
        if (!parameter.isList() || !value.isTextual()) {
            return value;
        }
        ArrayNode list = NODES.arrayNode();
        if (!value.asText().isEmpty()) {
            for (String element : value.asText().split(",", -1)) {
                list.add(element.strip());
            }
        }
        return list;
    }

    private JsonNode attribute(StackPart part, JsonNode argument) {
        String text = argument.asText();
        String id = argument.isArray()
                ? argument.path(0).asText()
                : text.substring(0, text.contains(".") ? text.indexOf('.') : text.length());
        String attribute = argument.isArray()
                ? inWords(value(part, argument.path(1)))
                : text.substring(Math.min(text.length(), id.length() + 1));
        Optional<StackPart> nested = attribute.startsWith("Outputs.") ? stack.nestedIn(part, id) : Optional.empty();
        TemplateOutput output = nested.isPresent()
                ? nested.get().template().outputs().get(attribute.substring("Outputs.".length()))
                : null;
        return output == null
                ? Unresolved.of(new Reference(part, id, attribute)).asNode()
                : value(nested.get(), output.value());
    }

    private JsonNode either(StackPart part, JsonNode argument) {
        String condition = argument.path(0).asText();
        Optional<Boolean> holds = named(part, condition);
        return holds.isPresent()
                ? value(part, argument.path(holds.get() ? 1 : 2))
                : Unresolved.orNothing("the condition " + condition).asNode();
    }

    private JsonNode mapped(StackPart part, JsonNode argument) {
        JsonNode found = part.template().mappings();
        for (int i = 0; i < 3; i++) {
            JsonNode key = value(part, argument.path(i));
            Optional<Unresolved> unknown = Unresolved.in(key);
            if (unknown.isPresent()) {
                return Unresolved.of("a value of the mapping "
                                + argument.path(0).asText("that is looked up") + " for "
                                + unknown.get().what())
                        .asNode();
            }
            found = found.path(key.asText());
        }
        if (found.isMissingNode()) {
            JsonNode otherwise = argument.path(3).path("DefaultValue");
            return otherwise.isMissingNode()
                    ? Unresolved.of("a mapping that is not there").asNode()
                    : value(part, otherwise);
        }
        return found;
    }

    private JsonNode substituted(StackPart part, JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode given = argument.path(1);
        List<JsonNode> pieces = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            pieces.add(TextNode.valueOf(text.substring(end, placeholder.start())));
            String name = placeholder.group(2);
            if (!placeholder.group(1).isEmpty()) {
                pieces.add(TextNode.valueOf("${" + name + "}"));
            } else if (given.has(name)) {
                pieces.add(value(part, given.get(name)));
            } else if (name.contains(".")) {
                pieces.add(attribute(part, TextNode.valueOf(name)));
            } else {
                pieces.add(reference(part, name));
            }
            end = placeholder.end();
        }
        pieces.add(TextNode.valueOf(text.substring(end)));
        return concatenated(pieces);
    }

    private JsonNode joined(StackPart part, JsonNode argument) {
        JsonNode delimiter = argument.path(0);
        JsonNode list = value(part, argument.path(1));
        if (!list.isArray()) {
            return Unresolved.of("the elements of " + inWords(list)).asNode();
        }
        List<JsonNode> pieces = new ArrayList<>();
        for (JsonNode element : list) {
            if (!pieces.isEmpty()) {
                pieces.add(delimiter);
            }
            pieces.add(element);
        }
        return concatenated(pieces);
    }

    private static JsonNode concatenated(List<JsonNode> values) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder known = new StringBuilder();
        for (JsonNode value : values) {
            Optional<Unresolved> unknown = Unresolved.in(value);
            List<Piece> ofValue = unknown.isPresent()
                    ? unknown.get().pieces()
                    : List.of(new Unresolved.Text(value.isValueNode() ? value.asText() : ""));
            for (Piece piece : ofValue) {
                if (piece instanceof Unresolved.Text text) {
                    known.append(text.text());
                } else {
                    if (!known.isEmpty()) {
                        pieces.add(new Unresolved.Text(known.toString()));
                        known.setLength(0);
                    }
                    pieces.add(piece);
                }
            }
        }
        if (pieces.isEmpty()) {
            return TextNode.valueOf(known.toString());
        }
        if (!known.isEmpty()) {
            pieces.add(new Unresolved.Text(known.toString()));
        }
        return new Unresolved(pieces).asNode();
    }

    private JsonNode selected(StackPart part, JsonNode argument) {
        JsonNode index = value(part, argument.path(0));
        JsonNode list = value(part, argument.path(1));
        boolean counts = index.isInt() || index.isTextual() && index.asText().matches("\\d{1,9}");
        if (list.isArray() && counts && list.has(index.asInt())) {
            return list.get(index.asInt());
        }
        return Unresolved.of("element " + inWords(index) + " of " + inWords(list))
                .asNode();
    }

    private JsonNode split(StackPart part, JsonNode argument) {
        JsonNode text = value(part, argument.path(1));
        if (!text.isTextual()) {
            return Unresolved.of("the parts of " + inWords(text)).asNode();
        }
        ArrayNode parts = NODES.arrayNode();
        for (String piece : text.asText().split(Pattern.quote(argument.path(0).asText()), -1)) {
            parts.add(piece);
        }
        return parts;
    }

    private JsonNode length(StackPart part, JsonNode argument) {
        JsonNode list = value(part, argument);
        return list.isArray()
                ? NODES.numberNode(list.size())
                : Unresolved.of("the length of " + inWords(list)).asNode();
    }

    private JsonNode json(StackPart part, JsonNode argument) {
        JsonNode value = value(part, argument);
        return isKnown(value)
                ? TextNode.valueOf(value.toString())
                : Unresolved.of("a JSON text with " + inWords(value)).asNode();
    }

    private static boolean isKnown(JsonNode node) {
        if (Unresolved.in(node).isPresent()) {
            return false;
        }
        for (JsonNode child : node) {
            if (!isKnown(child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a condition holds; one that can't be decided holds, for then the resource may exist. */
    boolean holds(StackPart part, String condition) {
        return named(part, condition).orElse(true);
    }

    private Optional<Boolean> named(StackPart part, String condition) {
        JsonNode definition = part.template().conditions().get(condition);
        return definition == null || depth > DEEPEST ? Optional.empty() : truth(part, definition);
    }

    private Optional<Boolean> truth(StackPart part, JsonNode condition) {
        depth++;
        try {
            if (condition.path("Condition").isTextual()) {
                return named(part, condition.path("Condition").asText());
            }
            if (condition.has("Fn::Equals")) {
                return equal(part, condition.path("Fn::Equals"));
            }
            if (condition.has("Fn::Not")) {
                Optional<Boolean> truth = truth(part, condition.path("Fn::Not").path(0));
                return truth.isPresent() ? Optional.of(!truth.get()) : truth;
            }
            if (condition.has("Fn::And")) {
                return decided(part, condition.path("Fn::And"), false);
            }
            if (condition.has("Fn::Or")) {
                return decided(part, condition.path("Fn::Or"), true);
            }
            return Optional.empty();
        } finally {
            depth--;
        }
    }

    /** The first truth that decides; without one, the other, if all are known. */
    private Optional<Boolean> decided(StackPart part, JsonNode conditions, boolean deciding) {
        boolean all = true;
        for (JsonNode condition : conditions) {
            Optional<Boolean> truth = truth(part, condition);
            if (truth.isPresent() && truth.get() == deciding) {
                return truth;
            }
            all = all && truth.isPresent();
        }
        return all ? Optional.of(!deciding) : Optional.empty();
    }

    private Optional<Boolean> equal(StackPart part, JsonNode sides) {
        JsonNode left = compared(part, sides.path(0));
        JsonNode right = compared(part, sides.path(1));
        if (isKnown(left) && isKnown(right)) {
            return Optional.of(left.asText().equals(right.asText()));
        }
        if (isKnown(left)) {
            return assumed(right, left);
        }
        return assumed(left, right);
    }

    private Optional<Boolean> assumed(JsonNode unknown, JsonNode other) {
        Optional<Unresolved> subject = Unresolved.in(unknown);
        if (subject.isEmpty() || other.isTextual() && !subject.get().couldBe(other.asText())) {
            return Optional.of(false);
        }
        Equality equality = new Equality(subject.get().what(), inWords(other));
        Optional<Boolean> assumed = assumptions.of(equality);
        if (assumed.isEmpty() && asks) {
            // The rest of this pass is for nothing, whatever is said here.
            if (undecided.isEmpty()) {
                undecided = Optional.of(equality);
            }
            return Optional.of(true);
        }
        return assumed;
    }

    /** One side of an equality. A condition is there because a parameter may be another than its default. */
    private JsonNode compared(StackPart part, JsonNode side) {
        TemplateParameter parameter = side.size() == 1 && side.has("Ref")
                ? part.template().parameters().get(side.path("Ref").asText())
                : null;
        return parameter != null && part.argument(parameter.name()).isEmpty()
                ? Unresolved.of(parameterInWords(parameter)).asNode()
                : value(part, side);
    }

    private static String inWords(JsonNode value) {
        Optional<Unresolved> unknown = Unresolved.in(value);
        if (unknown.isPresent()) {
            return unknown.get().text();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
