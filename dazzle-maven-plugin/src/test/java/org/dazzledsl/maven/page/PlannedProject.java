package org.dazzledsl.maven.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.RuleProvider;

/** A project in a folder of its own, whose specification a test writes. */
final class PlannedProject {

    static final String SHOP = """
            module shop

            app shop "Shop"

            entity Order "Order":
              id: uuid pk
              invoice: file
            """;

    private static final String CONFIGURATION = """
            [project]
            name = "shop"
            version = "1.0.0"
            root = "shop"

            [deploy]
            environment = "staging"
            region = "eu-west-1"
            """;

    private final Path base;
    private String more = "";

    PlannedProject(Path base) {
        this.base = base;
    }

    /** What follows in {@code dazzle.toml}. */
    PlannedProject with(String tables) {
        more = tables;
        return this;
    }

    Reading.Planned plan(String dsl) throws IOException {
        Files.createDirectories(base.resolve("dsl"));
        Files.writeString(base.resolve("dsl/shop.dsl"), dsl);
        Files.writeString(base.resolve("dazzle.toml"), CONFIGURATION + more);
        Reading reading = new ProjectPipeline().read(project());
        if (reading instanceof Reading.Rejected rejected) {
            throw new IllegalArgumentException(
                    rejected.problems().text(rejected.problems().problems()));
        }
        return (Reading.Planned) reading;
    }

    /** So many queues, the first called {@code q0}. */
    static String queues(int count) {
        StringBuilder dsl = new StringBuilder("\nmessage Ping \"Ping\":\n  id: uuid required\n");
        for (int i = 0; i < count; i++) {
            dsl.append("\nchannel q")
                    .append(i)
                    .append(" \"Queue\":\n  kind: queue\n\n  receive ping:\n    message: Ping\n");
        }
        return dsl.toString();
    }

    DazzleProject project() {
        return new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), Optional.empty());
    }

    Path infra() {
        return base.resolve("target/infra");
    }

    Path reports() {
        return base.resolve("target/dazzle");
    }

    PlanPages pages() {
        return new PlanPages(
                project(),
                reports(),
                reports().resolve("state"),
                RuleBook.load(RuleProvider.class.getClassLoader()),
                "1",
                LocalDate.of(2026, 11, 1));
    }

    String page() throws IOException {
        return Files.readString(reports().resolve(PlanPages.PAGE));
    }

    String markdown() throws IOException {
        return Files.readString(reports().resolve(PlanPages.MARKDOWN));
    }
}
