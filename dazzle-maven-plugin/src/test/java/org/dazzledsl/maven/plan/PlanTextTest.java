package org.dazzledsl.maven.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static final AwsPlan PLAN = AwsPlanner.plan(
            SampleApplication.needs(), SampleApplication.project(), SampleApplication.config(Environment.STAGING));

    private static final PlanReport REPORT = new PlanReport(SampleApplication.needs(), PLAN);

    @Test
    void theShortPlanFitsOnAScreen() {
        List<String> lines = PlanText.brief(REPORT);
        assertEquals("Plan of bank for staging in us-east-1", lines.get(0));
        assertTrue(lines.size() - PLAN.requirements().notes().size() < 30, String.join("\n", lines));
        for (AwsStack stack : PLAN.requirements().stacks()) {
            String start = "  %-14s%4d  "
                    .formatted(stack.stack().title(), stack.resources().size());
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith(start)), start + "\n" + String.join("\n", lines));
        }
    }

    @Test
    void aNeedNamesItsFirstReasonAndCountsTheOthers() {
        Reason ledger = SampleApplication.needs()
                .ledger()
                .orElseThrow()
                .need()
                .reasons()
                .get(0);
        int others = SampleApplication.needs()
                        .ledger()
                        .orElseThrow()
                        .need()
                        .reasons()
                        .size()
                - 1;
        String line = "  tigerbeetle   because of " + ledger.element() + " ("
                + ledger.span().file() + ":" + ledger.span().line() + ")"
                + (others == 0 ? "" : " and " + others + " more");
        assertTrue(PlanText.brief(REPORT).contains(line), line + "\n" + PlanText.brief(REPORT));
    }

    @Test
    void theDetailedPlanSaysOfEveryResourceBecauseOfWhichLines() {
        List<String> lines = PlanText.detailed(REPORT);
        for (AwsStack stack : PLAN.requirements().stacks()) {
            for (AwsResource resource : stack.resources()) {
                PlannedResource planned = resource.planned();
                int at = lines.indexOf("  " + planned.type() + " " + planned.name());
                assertTrue(at > 0, planned.toString());
                Reason first = planned.reasons().get(0);
                assertEquals(
                        "      " + first.span().file() + ":" + first.span().line() + " " + first.element() + ": "
                                + first.rule(),
                        lines.get(at + 1));
            }
        }
    }

    @Test
    void notesFollowInBoth() {
        AwsRequirements requirements = PLAN.requirements();
        assertFalse(requirements.notes().isEmpty());
        String note = requirements.notes().get(0).text();
        assertTrue(PlanText.brief(REPORT).stream().anyMatch(line -> line.endsWith(note)));
        assertTrue(PlanText.detailed(REPORT).stream().anyMatch(line -> line.endsWith(note)));
    }

    @Test
    void nothingIsSaidOfWhatIsNotNeeded() {
        AwsPlan small = AwsPlanner.plan(
                SampleApplication.smallNeeds(),
                SampleApplication.project(),
                SampleApplication.config(Environment.STAGING));
        List<String> lines = PlanText.brief(new PlanReport(SampleApplication.smallNeeds(), small));
        assertFalse(lines.stream().anyMatch(line -> line.contains("tigerbeetle")), lines.toString());
        assertFalse(lines.stream().anyMatch(line -> line.contains("TigerBeetle")), lines.toString());
    }
}
