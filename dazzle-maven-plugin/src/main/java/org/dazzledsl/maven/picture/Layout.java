package org.dazzledsl.maven.picture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.maven.picture.Picture.Box;
import org.dazzledsl.maven.picture.Picture.Flow;
import org.dazzledsl.maven.picture.Picture.Frame;
import org.dazzledsl.maven.picture.Picture.Shape;
import org.dazzledsl.maven.picture.PlacedPicture.Area;
import org.dazzledsl.maven.picture.PlacedPicture.Line;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedBox;
import org.dazzledsl.maven.picture.PlacedPicture.PlacedFrame;
import org.dazzledsl.maven.picture.PlacedPicture.Point;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives everything its place, with the layered algorithm of the Eclipse Layout Kernel: flows run from left to right. */
final class Layout {

    static final double BOX_WIDTH = 184;
    static final double LINE_HEIGHT = 16;

    /** Above the first line of a box and below its last. */
    static final double BOX_MARGIN = 11;

    private static final double FRAME_TOP = 40;
    private static final double FRAME_SIDE = 16;
    private static final double LABEL_HEIGHT = 14;
    private static final double LABEL_CHARACTER = 7;
    private static final double NODE_DISTANCE = 14;
    private static final double LAYER_DISTANCE = 30;
    private static final double EDGE_DISTANCE = 9;

    private final Map<Shape, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<String, ElkNode> byId = new HashMap<>();
    private final Map<Flow, ElkEdge> edges = new LinkedHashMap<>();

    private Layout() {}

    static PlacedPicture of(Picture picture) {
        LayoutMetaDataService service = LayoutMetaDataService.getInstance(LayeredOptions.class.getClassLoader());
        // The library keeps one registry for the whole process, to which builds in parallel come at the same time.
        synchronized (service) {
            if (service.getAlgorithmData(LayeredOptions.ALGORITHM_ID) == null) {
                service.registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
            }
        }
        return new Layout().place(picture);
    }

    private PlacedPicture place(Picture picture) {
        ElkNode root = ElkGraphUtil.createGraph();
        options(root);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(2));
        order(root, picture.shapes());
        picture.flows().forEach(this::add);
        placeLonely(root);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<PlacedFrame> frames = new ArrayList<>();
        List<PlacedBox> boxes = new ArrayList<>();
        nodes.forEach((shape, node) -> {
            if (shape instanceof Frame frame) {
                frames.add(new PlacedFrame(frame, area(node), depth(root, node)));
            } else if (shape instanceof Box box) {
                boxes.add(new PlacedBox(box, area(node)));
            }
        });
        List<Line> lines = new ArrayList<>();
        edges.forEach((flow, edge) -> lines.add(line(flow, edge)));
        return new PlacedPicture(root.getWidth(), root.getHeight(), frames, boxes, lines);
    }

    private static void options(ElkNode node) {
        node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        node.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        node.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, NODE_DISTANCE);
        node.setProperty(CoreOptions.SPACING_EDGE_NODE, EDGE_DISTANCE);
        node.setProperty(CoreOptions.SPACING_EDGE_EDGE, EDGE_DISTANCE);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_DISTANCE);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, EDGE_DISTANCE);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, EDGE_DISTANCE);
        node.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        node.setProperty(LayeredOptions.MERGE_EDGES, true);
        node.setProperty(LayeredOptions.MERGE_HIERARCHY_EDGES, true);
    }

    /** What stands one below the other keeps the order that it has in the plan. */
    private void order(ElkNode parent, List<Shape> shapes) {
        parent.setProperty(LayeredOptions.CROSSING_MINIMIZATION_SEMI_INTERACTIVE, true);
        for (int i = 0; i < shapes.size(); i++) {
            add(parent, shapes.get(i)).setProperty(CoreOptions.POSITION, new KVector(0, i));
        }
    }

    /**
     * What no flow comes to or goes from would stand in the first column, before everything else. An edge that isn't drawn
     * takes it to the second, where it stands below what the first leads to.
     */
    private void placeLonely(ElkNode root) {
        ElkNode first = root.getChildren().get(0);
        for (ElkNode node : root.getChildren()) {
            boolean isLonely = edges.values().stream().noneMatch(edge -> crosses(edge, node));
            if (node != first && isLonely) {
                ElkGraphUtil.createSimpleEdge(first, node);
            }
        }
    }

    /** Whether one end of the edge is in the node and the other isn't. */
    private static boolean crosses(ElkEdge edge, ElkNode node) {
        ElkNode source = ElkGraphUtil.connectableShapeToNode(edge.getSources().get(0));
        ElkNode target = ElkGraphUtil.connectableShapeToNode(edge.getTargets().get(0));
        return isIn(source, node) != isIn(target, node);
    }

    private static boolean isIn(ElkNode node, ElkNode outer) {
        return node == outer || node.getParent() != null && isIn(node.getParent(), outer);
    }

    private ElkNode add(ElkNode parent, Shape shape) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        nodes.put(shape, node);
        byId.put(shape.id(), node);
        if (shape instanceof Frame frame) {
            options(node);
            node.setProperty(CoreOptions.PADDING, new ElkPadding(FRAME_TOP, FRAME_SIDE, FRAME_SIDE, FRAME_SIDE));
            node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
            order(node, frame.shapes());
        } else if (shape instanceof Box box) {
            node.setDimensions(
                    BOX_WIDTH, 2 * BOX_MARGIN + LINE_HEIGHT * (1 + box.lines().size()));
        }
        return node;
    }

    private void add(Flow flow) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(byId.get(flow.from()), byId.get(flow.to()));
        edges.put(flow, edge);
        if (!flow.label().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(flow.label(), edge);
            label.setDimensions(flow.label().length() * LABEL_CHARACTER, LABEL_HEIGHT);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
    }

    private static int depth(ElkNode root, ElkNode node) {
        return node.getParent() == root ? 0 : 1 + depth(root, node.getParent());
    }

    private static Area area(ElkNode node) {
        Point origin = origin(node.getParent());
        return new Area(origin.x() + node.getX(), origin.y() + node.getY(), node.getWidth(), node.getHeight());
    }

    /** Where what a node holds counts its pixels from. */
    private static Point origin(ElkNode node) {
        if (node == null) {
            return new Point(0, 0);
        }
        Point outer = origin(node.getParent());
        return new Point(outer.x() + node.getX(), outer.y() + node.getY());
    }

    private static Line line(Flow flow, ElkEdge edge) {
        Point origin = origin(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY()));
            }
            points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
        }
        Point label = edge.getLabels().stream()
                .findFirst()
                .map(text -> new Point(
                        origin.x() + text.getX() + text.getWidth() / 2,
                        origin.y() + text.getY() + text.getHeight() / 2))
                .orElse(origin);
        return new Line(flow, points, label);
    }
}
