package org.dazzledsl.model.template;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value that is only known when the stack is deployed, as far as the template tells it. It stands in a resolved tree as a
 * leaf.
 *
 * @param pieces one after the other; at least one of them is a gap
 */
public record Unresolved(List<Piece> pieces) {

    public Unresolved {
        pieces = List.copyOf(pieces);
        if (!hasGap(pieces)) {
            throw new IllegalArgumentException("It is known: " + pieces);
        }
    }

    /** A part of a text. */
    public sealed interface Piece {}

    /** A part that is known. */
    public record Text(String text) implements Piece {}

    /**
     * A part that is not known.
     *
     * @param what in words: {@code the parameter ImageTag}, {@code Database.Endpoint.Address}
     * @param reference the resource whose value it is
     * @param mayBeNothing whether there may be no value at all
     */
    public record Gap(String what, Optional<Reference> reference, boolean mayBeNothing) implements Piece {

        public Gap {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(reference, "reference");
        }
    }

    /**
     * A resource of the same stack, and what of it.
     *
     * @param part where the resource stands
     * @param attribute {@code Ref}, or the attribute's name
     */
    public record Reference(StackPart part, String logicalId, String attribute) {

        /** Whether it is that resource's, whichever of its attributes. */
        public boolean isOf(StackPart otherPart, String otherId) {
            return logicalId.equals(otherId) && part.equals(otherPart);
        }
    }

    static Unresolved of(String what) {
        return new Unresolved(List.of(new Gap(what, Optional.empty(), false)));
    }

    static Unresolved of(Reference reference) {
        String what = reference.attribute().equals("Ref")
                ? reference.logicalId()
                : reference.logicalId() + "." + reference.attribute();
        return new Unresolved(List.of(new Gap(what, Optional.of(reference), false)));
    }

    /** A value that depends on what is not known, or no value. */
    static Unresolved orNothing(String what) {
        return new Unresolved(List.of(new Gap(what, Optional.empty(), true)));
    }

    /** Every such leaf in a tree. */
    public static List<Unresolved> allIn(JsonNode node) {
        Optional<Unresolved> leaf = in(node);
        if (leaf.isPresent()) {
            return List.of(leaf.get());
        }
        List<Unresolved> leaves = new ArrayList<>();
        for (JsonNode child : node) {
            leaves.addAll(allIn(child));
        }
        return leaves;
    }

    /** The leaf of a tree, if it is one of these. */
    public static Optional<Unresolved> in(JsonNode node) {
        return node instanceof POJONode leaf && leaf.getPojo() instanceof Unresolved unresolved
                ? Optional.of(unresolved)
                : Optional.empty();
    }

    JsonNode asNode() {
        return new POJONode(this);
    }

    /** What is not known, in words. */
    public String what() {
        Set<String> words = new LinkedHashSet<>();
        for (Gap gap : gaps()) {
            words.add(gap.what());
        }
        return String.join(" and ", words);
    }

    /** The resource whose value this is, where it is that and nothing else. */
    public Optional<Reference> reference() {
        return pieces.size() == 1 && pieces.get(0) instanceof Gap gap ? gap.reference() : Optional.empty();
    }

    /** Whether a value of a resource is part of it. */
    public boolean mentionsResource() {
        for (Gap gap : gaps()) {
            if (gap.reference().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether that value of that resource is part of it. */
    public boolean mentions(StackPart part, String logicalId, String attribute) {
        for (Gap gap : gaps()) {
            if (gap.reference().isPresent()) {
                Reference reference = gap.reference().get();
                if (reference.attribute().equals(attribute) && reference.isOf(part, logicalId)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether there may be no value at all. */
    public boolean mayBeNothing() {
        return pieces.size() == 1 && pieces.get(0) instanceof Gap gap && gap.mayBeNothing();
    }

    /**
     * Its parts between a character. Nothing where a part may hold that character itself, which only the values of resources
     * don't: AWS's ids, names and addresses have no comma.
     */
    Optional<List<JsonNode>> splitAt(char separator) {
        for (Gap gap : gaps()) {
            if (gap.reference().isEmpty()) {
                return Optional.empty();
            }
        }
        List<JsonNode> parts = new ArrayList<>();
        List<Piece> part = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Text known) {
                String[] texts = known.text().split(Pattern.quote(String.valueOf(separator)), -1);
                for (int i = 0; i < texts.length; i++) {
                    if (i > 0) {
                        parts.add(asNode(part));
                        part.clear();
                    }
                    if (!texts[i].isEmpty()) {
                        part.add(new Text(texts[i]));
                    }
                }
            } else {
                part.add(piece);
            }
        }
        parts.add(asNode(part));
        return Optional.of(parts);
    }

    private static JsonNode asNode(List<Piece> pieces) {
        return hasGap(pieces) ? new Unresolved(pieces).asNode() : TextNode.valueOf(text(pieces));
    }

    /** Whether it ends so; nothing where what is known of it doesn't tell. */
    public Optional<Boolean> endsWith(String end) {
        String last = pieces.get(pieces.size() - 1) instanceof Text known ? known.text() : "";
        if (last.length() >= end.length()) {
            return Optional.of(last.endsWith(end));
        }
        return end.endsWith(last) ? Optional.empty() : Optional.of(false);
    }

    /** How long it is at least, in characters. */
    public int leastLength() {
        int length = 0;
        for (Piece piece : pieces) {
            length += piece instanceof Text known ? known.text().length() : 0;
        }
        return length;
    }

    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Gap gap) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    private static boolean hasGap(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece instanceof Gap) {
                return true;
            }
        }
        return false;
    }

    /** As one text, with what is not known in <code>${…}</code>. */
    @JsonValue
    public String text() {
        return text(pieces);
    }

    private static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Text known) {
                text.append(known.text());
            } else if (piece instanceof Gap gap) {
                text.append("${").append(gap.what()).append('}');
            }
        }
        return text.toString();
    }

    /** Whether it could come to that text, going by what is known of it. */
    public boolean couldBe(String text) {
        int from = 0;
        boolean open = false;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Text known) {
                boolean last = i == pieces.size() - 1;
                int at = last && open ? text.length() - known.text().length() : text.indexOf(known.text(), from);
                boolean fits = at >= from && (open || at == from) && text.startsWith(known.text(), at);
                if (!fits) {
                    return false;
                }
                from = at + known.text().length();
                open = false;
            } else {
                open = true;
            }
        }
        return open || from == text.length();
    }

    @Override
    public String toString() {
        return text();
    }
}
