package org.dazzledsl.maven.picture;

import java.util.List;

/**
 * A picture in which everything has its place. Pixels from the upper left corner of the whole.
 *
 * @param frames the outer ones before those that they hold
 */
record PlacedPicture(double width, double height, List<PlacedFrame> frames, List<PlacedBox> boxes, List<Line> lines) {

    PlacedPicture {
        frames = List.copyOf(frames);
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    record Area(double x, double y, double width, double height) {}

    /** @param depth 0 for one that no other holds */
    record PlacedFrame(Picture.Frame frame, Area area, int depth) {}

    record PlacedBox(Picture.Box box, Area area) {}

    record Point(double x, double y) {}

    /** @param label where its label begins, and where its text stands */
    record Line(Picture.Flow flow, List<Point> points, Point label) {

        Line {
            points = List.copyOf(points);
        }
    }
}
