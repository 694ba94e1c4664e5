package org.dazzledsl.maven.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dazzledsl.maven.picture.PlacedPicture.Area;
import org.dazzledsl.maven.picture.PlacedPicture.Line;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedBox;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedFrame;
import org.dazzledsl.maven.picture.PlacedPicture.Point;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Picture PICTURE = Architecture.draw(
            AwsPlanner.plan(
                            SampleApplication.needs(),
                            SampleApplication.project(),
                            SampleApplication.config(Environment.PROD))
                    .requirements(),
            key -> Mark.NONE);

    private static final PlacedPicture PLACED = Layout.of(PICTURE);

    @Test
    void everythingHasItsPlace() {
        assertEquals(PICTURE.boxes().size(), PLACED.boxes().size());
        assertEquals(PICTURE.flows().size(), PLACED.lines().size());
        Area whole = new Area(0, 0, PLACED.width(), PLACED.height());
        PLACED.boxes().forEach(box -> assertTrue(isIn(box.area(), whole), box.toString()));
        PLACED.frames().forEach(frame -> assertTrue(isIn(frame.area(), whole), frame.toString()));
    }

    @Test
    void noBoxLiesOnAnother() {
        List<PlacedBox> boxes = PLACED.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            for (PlacedBox other : boxes.subList(i + 1, boxes.size())) {
                assertFalse(overlap(boxes.get(i).area(), other.area()), boxes.get(i) + "\n" + other);
            }
        }
    }

    @Test
    void whatAFrameHoldsIsDrawnInIt() {
        for (PlacedFrame frame : PLACED.frames()) {
            for (PlacedBox box : PLACED.boxes()) {
                boolean holds = frame.frame().shapes().contains(box.box());
                assertTrue(!holds || isIn(box.area(), frame.area()), frame + "\n" + box);
            }
        }
    }

    @Test
    void arrowsBeginAndEndAtWhatTheyConnect() {
        for (Line line : PLACED.lines()) {
            Point start = line.points().get(0);
            Point end = line.points().get(line.points().size() - 1);
            assertTrue(touches(area(line.flow().from()), start), line.toString());
            assertTrue(touches(area(line.flow().to()), end), line.toString());
        }
    }

    @Test
    void replicasStandInTheirOrder() {
        List<Double> tops = PLACED.boxes().stream()
                .filter(box -> box.box().id().startsWith("replica_"))
                .map(box -> box.area().y())
                .toList();
        assertTrue(tops.size() > 1);
        assertEquals(tops.stream().sorted().toList(), tops);
    }

    @Test
    void theSamePictureIsLaidOutTheSame() {
        assertEquals(PLACED, Layout.of(PICTURE));
    }

    private static Area area(String id) {
        return PLACED.boxes().stream()
                .filter(box -> box.box().id().equals(id))
                .map(PlacedBox::area)
                .findFirst()
                .orElseGet(() -> PLACED.frames().stream()
                        .filter(frame -> frame.frame().id().equals(id))
                        .map(PlacedFrame::area)
                        .findFirst()
                        .orElseThrow());
    }

    private static boolean isIn(Area inner, Area outer) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    private static boolean overlap(Area one, Area other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean touches(Area area, Point point) {
        double slack = 1;
        return point.x() >= area.x() - slack
                && point.x() <= area.x() + area.width() + slack
                && point.y() >= area.y() - slack
                && point.y() <= area.y() + area.height() + slack;
    }
}
