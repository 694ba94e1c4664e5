package org.dazzledsl.maven.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.maven.picture.Mark.Fate;
import org.dazzledsl.maven.picture.Picture.Box;
import org.dazzledsl.maven.picture.Picture.Flow;
import org.dazzledsl.maven.picture.Picture.Frame;
import org.dazzledsl.maven.picture.Picture.Shape;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.preflight.Severity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final AwsRequirements PLAN = plan(SampleApplication.needs());

    private static final Picture PICTURE = Architecture.draw(PLAN, key -> Mark.NONE);

    @Test
    void replicasOfTheClusterStandInPrivateSubnets() {
        Frame network = (Frame) shape(PICTURE.shapes(), "vpc");
        Frame privateSubnets = (Frame) shape(network.shapes(), "private");
        Frame cluster = (Frame) shape(privateSubnets.shapes(), "cluster");
        assertEquals(
                PLAN.tigerBeetle().orElseThrow().replicas().size(),
                cluster.shapes().size());
        assertEquals("Replica 0", cluster.shapes().get(0).title());
    }

    @Test
    void anArrowSaysThroughWhichPort() {
        int port = PLAN.data().orElseThrow().database().orElseThrow().settings().port();
        assertTrue(PICTURE.flows().contains(new Flow("services", "database", Integer.toString(port))));
    }

    @Test
    void arrowsConnectWhatIsDrawn() {
        Set<String> ids = new HashSet<>();
        collect(PICTURE.shapes(), ids);
        PICTURE.flows()
                .forEach(flow -> assertTrue(ids.contains(flow.from()) && ids.contains(flow.to()), flow.toString()));
    }

    @Test
    void boxesStandForResourcesOfThePlan() {
        Set<String> keys = new HashSet<>();
        PLAN.stacks()
                .forEach(stack -> stack.resources()
                        .forEach(resource -> keys.add(
                                stack.stack().title() + "/" + resource.planned().id())));
        for (Box box : PICTURE.boxes()) {
            assertTrue(keys.containsAll(box.resources()), box.toString());
        }
    }

    @Test
    void whatIsNotNeededIsNotDrawn() {
        Picture small = Architecture.draw(plan(SampleApplication.smallNeeds()), key -> Mark.NONE);
        Set<String> ids = new HashSet<>();
        collect(small.shapes(), ids);
        assertFalse(ids.contains("cluster"));
        assertTrue(ids.contains("web"));
    }

    @Test
    void aBoxShowsTheGravestOfItsResources() {
        Picture marked = Architecture.draw(
                PLAN,
                key -> key.equals("Compute/HttpListener")
                        ? new Mark(Optional.of(Fate.ADDED), Optional.of(Severity.HIGH))
                        : Mark.NONE);
        Box balancer = marked.boxes().stream()
                .filter(box -> box.id().equals("load_balancer"))
                .findFirst()
                .orElseThrow();
        assertTrue(balancer.resources().contains("Compute/HttpListener"), balancer.toString());
        assertEquals(new Mark(Optional.of(Fate.CHANGED), Optional.of(Severity.HIGH)), balancer.mark());
    }

    private static AwsRequirements plan(InfraRequirements needs) {
        return AwsPlanner.plan(needs, SampleApplication.project(), SampleApplication.config(Environment.STAGING))
                .requirements();
    }

    private static Shape shape(List<Shape> shapes, String id) {
        return shapes.stream()
                .filter(shape -> shape.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void collect(List<Shape> shapes, Set<String> ids) {
        for (Shape shape : shapes) {
            assertTrue(ids.add(shape.id()), shape.id());
            if (shape instanceof Frame frame) {
                collect(frame.shapes(), ids);
            }
        }
    }
}
