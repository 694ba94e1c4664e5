package org.dazzledsl.maven.picture;

import java.util.List;
import org.dazzledsl.maven.picture.Picture.Box;
import org.dazzledsl.maven.picture.Picture.Flow;
import org.dazzledsl.maven.picture.Picture.Frame;
import org.dazzledsl.maven.picture.Picture.Shape;

/** A picture in the language of Mermaid, which GitHub and GitLab draw in the description of a pull request. */
public final class MermaidPicture {

    private final StringBuilder text = new StringBuilder();

    private MermaidPicture() {}

    public static String write(Picture picture) {
        return new MermaidPicture().draw(picture);
    }

    private String draw(Picture picture) {
        text.append("flowchart LR\n");
        picture.shapes().forEach(shape -> add(shape, 1));
        picture.flows().forEach(this::add);
        // Borders and not backgrounds: they can be read on a light page and on a dark one.
        styled(picture, Mark.Fate.ADDED, "stroke:#2da44e,stroke-width:2px");
        styled(picture, Mark.Fate.CHANGED, "stroke:#bf8700,stroke-width:2px");
        return text.toString();
    }

    private void add(Shape shape, int depth) {
        text.append("  ".repeat(depth));
        if (shape instanceof Frame frame) {
            String detail = frame.detail().isEmpty() ? "" : ", " + frame.detail();
            text.append("subgraph ").append(id(frame)).append("[\"").append(escaped(frame.title() + detail));
            text.append("\"]\n");
            frame.shapes().forEach(held -> add(held, depth + 1));
            text.append("  ".repeat(depth)).append("end\n");
        } else if (shape instanceof Box box) {
            text.append(id(box)).append("[\"").append(escaped(box.title()));
            box.lines().forEach(line -> text.append("<br/>").append(escaped(line)));
            box.mark().worst().ifPresent(severity -> text.append("<br/>⚠ ").append(severity.word()));
            text.append("\"]\n");
        }
    }

    private void add(Flow flow) {
        text.append("  ").append(id(flow.from())).append(" -->");
        if (!flow.label().isEmpty()) {
            text.append("|\"").append(escaped(flow.label())).append("\"|");
        }
        text.append(' ').append(id(flow.to())).append('\n');
    }

    private void styled(Picture picture, Mark.Fate fate, String style) {
        List<String> ids = picture.boxes().stream()
                .filter(box -> box.mark().fate().filter(fate::equals).isPresent())
                .map(MermaidPicture::id)
                .toList();
        if (!ids.isEmpty()) {
            text.append("  classDef ")
                    .append(fate.word())
                    .append(' ')
                    .append(style)
                    .append('\n');
            text.append("  class ")
                    .append(String.join(",", ids))
                    .append(' ')
                    .append(fate.word())
                    .append('\n');
        }
    }

    private static String id(Shape shape) {
        return id(shape.id());
    }

    /** Never a word of the language, such as {@code end}. */
    private static String id(String id) {
        return "n_" + id;
    }

    /** Mermaid's own notation for characters, which it reads before it reads the text as HTML or Markdown. */
    private static String escaped(String plain) {
        StringBuilder escaped = new StringBuilder();
        plain.replaceAll("\\s+", " ").codePoints().forEach(point -> {
            if (point < ' ' || "\"#&<>`;\\".indexOf(point) >= 0) {
                escaped.append('#').append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
