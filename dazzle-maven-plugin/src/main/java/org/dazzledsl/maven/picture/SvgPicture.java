package org.dazzledsl.maven.picture;

import java.util.List;
import java.util.Locale;
import org.dazzledsl.maven.markup.Markup;
import org.dazzledsl.maven.picture.PlacedPicture.Area;
import org.dazzledsl.maven.picture.PlacedPicture.Line;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedBox;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedFrame;
import org.dazzledsl.maven.picture.PlacedPicture.Point;

/** A picture as SVG that stands in a page: its colours are classes, which the page's style knows in light and in dark. */
final class SvgPicture {

    private static final int TITLE_CHARACTERS = 24;
    /** Of a title that shares its line with what became of the box. */
    private static final int MARKED_CHARACTERS = 17;

    private static final int LINE_CHARACTERS = 29;
    private static final double CORNER = 8;
    private static final double BEND = 6;
    private static final double TEXT_LEFT = 16;
    private static final double FRAME_TEXT_TOP = 24;
    private static final double BADGE = 7;

    private final Markup svg = new Markup();

    private SvgPicture() {}

    /** @param sum by which the drawing is known to be of this picture */
    static String write(PlacedPicture picture, String title, String sum) {
        return new SvgPicture().draw(picture, title, sum);
    }

    private String draw(PlacedPicture picture, String title, String sum) {
        String width = number(picture.width());
        String height = number(picture.height());
        svg.open(
                "svg",
                "id",
                "drawing",
                "data-sum",
                sum,
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                "group",
                "aria-label",
                title);
        svg.open("defs")
                .open(
                        "marker",
                        "id",
                        "tip",
                        "viewBox",
                        "0 0 8 8",
                        "refX",
                        "7",
                        "refY",
                        "4",
                        "markerWidth",
                        "7",
                        "markerHeight",
                        "7",
                        "orient",
                        "auto");
        svg.open("path", "d", "M0 0.5 L8 4 L0 7.5 z", "class", "tip")
                .close()
                .close()
                .close();
        picture.frames().forEach(this::frame);
        picture.lines().forEach(this::line);
        picture.lines().forEach(this::label);
        picture.boxes().forEach(this::box);
        return svg.newLine().close().write();
    }

    private void frame(PlacedFrame placed) {
        Area area = placed.area();
        svg.newLine().open("g", "class", "frame depth-" + placed.depth());
        rectangle(area, CORNER + 2);
        svg.open("text", "x", number(area.x() + TEXT_LEFT), "y", number(area.y() + FRAME_TEXT_TOP));
        svg.element("tspan", placed.frame().title(), "class", "title");
        if (!placed.frame().detail().isEmpty()) {
            svg.element("tspan", placed.frame().detail(), "class", "detail", "dx", "8");
        }
        svg.close().close();
    }

    private void box(PlacedBox placed) {
        Picture.Box box = placed.box();
        Area area = placed.area();
        String classes = "box "
                + box.stack().map(stack -> "stack-" + stack.pathSegment()).orElse("outside")
                + box.mark().fate().map(fate -> " " + fate.word()).orElse("");
        svg.newLine();
        if (box.resources().isEmpty()) {
            svg.open("g", "class", classes);
        } else {
            svg.open("a", "class", classes, "href", "#" + box.resources().get(0));
        }
        svg.element("title", tooltip(box));
        if (box.count() > 1) {
            rectangle(new Area(area.x() + 4, area.y() + 4, area.width(), area.height()), CORNER, "class", "behind");
        }
        rectangle(area, CORNER);
        if (box.stack().isPresent()) {
            svg.open(
                            "path",
                            "class",
                            "edge",
                            "d",
                            "M" + number(area.x() + 4) + " " + number(area.y() + CORNER) + "v"
                                    + number(area.height() - 2 * CORNER))
                    .close();
        }
        double baseline = area.y() + Layout.BOX_MARGIN + Layout.LINE_HEIGHT - 4;
        int most = box.mark().fate().isPresent() ? MARKED_CHARACTERS : TITLE_CHARACTERS;
        text(area, baseline, "title", shortened(box.title(), most));
        for (String line : box.lines()) {
            baseline += Layout.LINE_HEIGHT;
            text(area, baseline, "detail", shortened(line, LINE_CHARACTERS));
        }
        badge(box, area);
        svg.close();
    }

    private void badge(Picture.Box box, Area area) {
        box.mark().worst().ifPresent(severity -> {
            String x = number(area.x() + area.width() - 4);
            String y = number(area.y() + 4);
            svg.open("circle", "class", "badge " + severity.word(), "cx", x, "cy", y, "r", number(BADGE))
                    .close();
            svg.element("text", "!", "class", "badge-text", "x", x, "y", number(area.y() + 8), "text-anchor", "middle");
        });
        box.mark()
                .fate()
                .ifPresent(fate -> svg.element(
                        "text",
                        fate.word(),
                        "class",
                        "fate",
                        "x",
                        number(area.x() + area.width() - 12),
                        "y",
                        number(area.y() + Layout.BOX_MARGIN + Layout.LINE_HEIGHT - 4),
                        "text-anchor",
                        "end"));
    }

    private static String tooltip(Picture.Box box) {
        StringBuilder text = new StringBuilder(box.title());
        box.lines().forEach(line -> text.append(", ").append(line));
        box.stack().ifPresent(stack -> text.append(", stack ").append(stack.title()));
        box.mark().fate().ifPresent(fate -> text.append(", ").append(fate.word()));
        box.mark().worst().ifPresent(severity -> text.append(", finding: ").append(severity.word()));
        return text.toString();
    }

    private void text(Area area, double baseline, String style, String text) {
        svg.element("text", text, "class", style, "x", number(area.x() + TEXT_LEFT), "y", number(baseline));
    }

    private void rectangle(Area area, double corner, String... attributes) {
        String[] all = new String[attributes.length + 10];
        System.arraycopy(attributes, 0, all, 0, attributes.length);
        String[] own = {
            "x", number(area.x()),
            "y", number(area.y()),
            "width", number(area.width()),
            "height", number(area.height()),
            "rx", number(corner)
        };
        System.arraycopy(own, 0, all, attributes.length, own.length);
        svg.open("rect", all).close();
    }

    private void line(Line line) {
        svg.newLine()
                .open("path", "class", "flow", "d", path(line.points()), "marker-end", "url(#tip)")
                .close();
    }

    /** Straight pieces whose corners are round. */
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder("M").append(point(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            path.append('L').append(point(towards(corner, points.get(i - 1))));
            path.append('Q').append(point(corner)).append(' ').append(point(towards(corner, points.get(i + 1))));
        }
        return path.append('L').append(point(points.get(points.size() - 1))).toString();
    }

    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double step = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * step, from.y() + (to.y() - from.y()) * step);
    }

    private void label(Line line) {
        if (!line.flow().label().isEmpty()) {
            svg.newLine()
                    .element(
                            "text",
                            line.flow().label(),
                            "class",
                            "port",
                            "x",
                            number(line.label().x()),
                            "y",
                            number(line.label().y() + 4),
                            "text-anchor",
                            "middle");
        }
    }

    /** The middle goes first: names of a kind differ at their ends. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int head = most / 2;
        int tail = most - head - 1;
        return new String(points, 0, head).stripTrailing() + "…"
                + new String(points, points.length - tail, tail).stripLeading();
    }

    private static String point(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
