package org.dazzledsl.maven.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.version.InfraVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPagesTest {

    private static final String OLD = "000000000001";

    @TempDir
    Path base;

    private PlannedProject shop;

    @BeforeEach
    void project() {
        shop = new PlannedProject(base);
    }

    @Test
    void everyResourceStandsInThePageOnceAndEveryLinkLeadsSomewhere() throws IOException {
        Reading.Planned planned = shop.plan(PlannedProject.SHOP + PlannedProject.queues(30));
        shop.pages().ofPlan(planned, shop.infra());
        List<String> ids = all("id=\"([^\"]*)\"", shop.page());
        Set<String> distinct = new HashSet<>(ids);
        assertEquals(ids.size(), distinct.size(), "an id twice");
        for (AwsStack stack : planned.plan().requirements().stacks()) {
            for (AwsResource resource : stack.resources()) {
                assertTrue(
                        distinct.contains(PlannedResources.key(stack, resource)),
                        resource.planned().toString());
            }
        }
        List<String> links = all("href=\"([^\"]*)\"", shop.page());
        assertFalse(links.isEmpty());
        links.forEach(link -> assertTrue(link.startsWith("#") && distinct.contains(link.substring(1)), link));
    }

    @Test
    void manyOfAKindAreOneBoxAndOneRow() throws IOException {
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + PlannedProject.queues(300)), shop.infra());
        assertTrue(shop.page().contains(">300 queues</text>"));
        assertTrue(shop.markdown().contains("[\"300 queues<br/>each with dead letters\"]"), shop.markdown());
        assertTrue(shop.markdown().length() < 50_000, "Mermaid draws no more");
        // 300 of the channels, and each one's dead letters.
        assertTrue(shop.page().contains("<td class=\"count\">600</td>"));
    }

    @Test
    void nothingOfANameIsTakenForMarkup() throws IOException {
        String evil = "<img src=x onerror=alert(1)> & 'quotes' `code` | \\u005b";
        shop.pages()
                .ofPlan(
                        shop.plan(PlannedProject.SHOP.replace("\"Order\"", "\"" + evil + "\"")
                                + "\n# <script>alert(2)</script> ]]> </style> </svg>\n"),
                        shop.infra());
        assertFalse(shop.page().contains("<img"), "an element from a name");
        assertFalse(shop.page().contains("<script"), "an element from a comment");
        assertTrue(shop.page().contains("&lt;img src=x onerror=alert(1)&gt; &amp; 'quotes'"));
        assertEquals(1, all("(</style>)", shop.page()).size());
        assertEquals(1, all("(</svg>)", shop.page()).size());
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() throws IOException {
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP), shop.infra());
        assertTrue(shop.page().contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'\""));
        assertEquals(List.of(), all("(https?://[^\"' ]+)", shop.page()));
    }

    @Test
    void aPageThatSaysTheSameStaysAsItIs() throws IOException {
        Reading.Planned planned = shop.plan(PlannedProject.SHOP);
        Path page = shop.pages().ofPlan(planned, shop.infra());
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(page, before);
        shop.pages().ofPlan(planned, shop.infra());
        assertEquals(before, Files.getLastModifiedTime(page));
    }

    @Test
    void aDrawingIsMadeOnceForAsLongAsItsPictureIsTheSame() throws IOException {
        Path page = shop.pages().ofPlan(shop.plan(PlannedProject.SHOP), shop.infra());
        String drawn = "<title>drawn before</title>";
        Files.writeString(page, shop.page().replaceFirst("<title>Load balancer[^<]*</title>", drawn));
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + "\n# A comment more.\n"), shop.infra());
        assertTrue(shop.page().contains("A comment more."));
        assertTrue(shop.page().contains(drawn), "laid out although nothing in it changed");
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + PlannedProject.queues(1)), shop.infra());
        assertFalse(shop.page().contains(drawn), "not laid out although there is a queue more");
    }

    @Test
    void theSamePlanIsDrawnTheSameInAnotherFolder(@TempDir Path other) throws IOException {
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + PlannedProject.queues(3)), shop.infra());
        PlannedProject again = new PlannedProject(other);
        again.pages().ofPlan(again.plan(PlannedProject.SHOP + PlannedProject.queues(3)), again.infra());
        assertEquals(shop.page(), again.page());
        assertEquals(shop.markdown(), again.markdown());
    }

    @Test
    void withoutTemplatesNothingIsSaidOfChanges() throws IOException {
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP), shop.infra());
        assertFalse(shop.page().contains("id=\"changes\""));
        assertFalse(shop.markdown().contains("Changes"));
    }

    @Test
    void whatChangedSinceTemplatesWereGeneratedIsMarked() throws IOException {
        generate(shop.plan(PlannedProject.SHOP + PlannedProject.queues(2)));
        assertFalse(shop.page().contains("id=\"changes\""), "the first has nothing before it");

        shop.with("\n[deploy.compute]\ncpu = 1024\nmemory = 4096\n");
        String without = PlannedProject.SHOP.replace("  invoice: file\n", "  number: int\n");
        shop.pages().ofPlan(shop.plan(without + PlannedProject.queues(3)), shop.infra());
        String page = shop.page();
        assertTrue(page.contains("Changes since version " + OLD), page);
        assertTrue(page.contains("<a href=\"#Messaging/QueueQ2\">Messaging/QueueQ2</a>"), "a queue more");
        assertTrue(page.contains("<a href=\"#Compute/WebTask\">"), "a larger task");
        assertTrue(page.contains("<del>Data/AssetsBucket</del>"), "no bucket");
        assertFalse(page.contains("<a href=\"#Data/Database\">Data/Database</a>"), "the database stays");
        assertTrue(shop.markdown().contains("| new | "), shop.markdown());
        assertTrue(shop.markdown().contains("  classDef new "), "coloured in the drawing");
    }

    @Test
    void aReasonMoreIsNoChange() throws IOException {
        generate(shop.plan(PlannedProject.SHOP));
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + "\nentity Item \"Item\":\n  id: uuid pk\n"), shop.infra());
        assertTrue(shop.page().contains("None: the same resources, the same sizes."), shop.page());
    }

    @Test
    void templatesOfAnotherVersionAreNotComparedWith() throws IOException {
        generate(shop.plan(PlannedProject.SHOP));
        manifest("000000000002");
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP + PlannedProject.queues(1)), shop.infra());
        assertFalse(shop.page().contains("id=\"changes\""));
    }

    @Test
    void aTagIsAChangeOfAllResources() throws IOException {
        generate(shop.plan(PlannedProject.SHOP));
        shop.with("\n[deploy.tags]\nteam = \"sales\"\n");
        shop.pages().ofPlan(shop.plan(PlannedProject.SHOP), shop.infra());
        assertTrue(shop.page().contains("What all resources have in common changed"));
    }

    private void generate(Reading.Planned planned) throws IOException {
        manifest(OLD);
        shop.pages().ofGenerated(planned, shop.infra(), OLD);
    }

    private void manifest(String version) throws IOException {
        Files.createDirectories(shop.infra());
        Files.writeString(
                shop.infra().resolve(InfraVersion.FILE_NAME),
                new InfraVersion(
                                version,
                                "1",
                                Instant.EPOCH,
                                "staging",
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())
                        .toJson());
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
