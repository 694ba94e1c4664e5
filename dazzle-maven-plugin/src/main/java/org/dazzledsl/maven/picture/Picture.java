package org.dazzledsl.maven.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.StackName;

/**
 * What is drawn, before anything has a place.
 *
 * @param flows between boxes and frames that are there
 */
public record Picture(List<Shape> shapes, List<Flow> flows) {

    public Picture {
        shapes = List.copyOf(shapes);
        flows = List.copyOf(flows);
    }

    /** Something that has a place. Its id is unique in the picture: letters, digits and {@code _}. */
    public sealed interface Shape {

        String id();

        String title();
    }

    /** What holds other shapes: a network, a subnet, a group of services. */
    public record Frame(String id, String title, String detail, List<Shape> shapes) implements Shape {

        public Frame {
            Objects.requireNonNull(detail, "detail");
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * One resource, or many of a kind.
     *
     * @param lines below the title, the shortest that tell its size
     * @param count how many there are
     * @param stack that it is deployed with; nothing for what is not ours
     * @param resources what it stands for: {@code Data/Database}
     * @param mark what is worth seeing about it
     */
    public record Box(
            String id,
            String title,
            List<String> lines,
            int count,
            Optional<StackName> stack,
            List<String> resources,
            Mark mark)
            implements Shape {

        public Box {
            lines = List.copyOf(lines);
            Objects.requireNonNull(stack, "stack");
            resources = List.copyOf(resources);
            Objects.requireNonNull(mark, "mark");
        }
    }

    /** @param label a port or a verb; blank for none */
    public record Flow(String from, String to, String label) {}

    /** All boxes, in the order in which they are drawn. */
    public List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        collect(shapes, boxes);
        return boxes;
    }

    private static void collect(List<Shape> shapes, List<Box> boxes) {
        for (Shape shape : shapes) {
            if (shape instanceof Box box) {
                boxes.add(box);
            } else if (shape instanceof Frame frame) {
                collect(frame.shapes(), boxes);
            }
        }
    }
}
