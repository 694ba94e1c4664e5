package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dazzledsl.maven.deployment.LocalCloudFormation.Deployed;
import org.dazzledsl.maven.diff.ConfigurationPair;
import org.dazzledsl.maven.diff.RecordedText;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.diff.InfraDiffer;
import org.dazzledsl.model.diff.InfraDiffer.Side;
import org.dazzledsl.model.diff.Verdict;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateStack;
import org.dazzledsl.model.version.CloudAssembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Deploys, changes one thing, deploys again: nothing but that is another one afterwards. The changes are those of the diff. */
@ExtendWith(LocalAwsExtension.class)
class SecondDeploymentTest {

    private static final String RECORD = "second-deployments.txt";
    private static final String REGION = "eu-west-1";

    @TempDir
    private static Path shared;

    private final LocalAws aws;

    SecondDeploymentTest(LocalAws aws) {
        this.aws = aws;
    }

    @Test
    void onlyWhatWasChangedIsAnotherOneAfterwards() throws Exception {
        ConfigurationPair.writeBase(shared.resolve("base"));
        Path before = synthesized(shared.resolve("base"));
        StringBuilder record = new StringBuilder();
        List<Executable> checks = new ArrayList<>();
        for (ConfigurationPair pair : ConfigurationPair.all()) {
            Path folder = shared.resolve("pair" + checks.size());
            pair.writeEdited(folder);
            Path after = synthesized(folder);
            checks.add(() -> {
                List<String> lines = Optional.ofNullable(EngineLimits.CHANGES_NOT_KNOWN.get(pair.title()))
                        .map(why -> List.of("not tried: " + why))
                        .orElse(List.of());
                if (lines.isEmpty()) {
                    lines = deployments(pair.title(), before, after, folder);
                }
                record.append("# ").append(pair.title()).append("\n\n");
                lines.forEach(line -> record.append(line).append('\n'));
                record.append('\n');
            });
        }
        assertAll(checks);
        RecordedText.assertSame(RECORD, record.toString());
    }

    /** Deploys the one and then the other to an empty account, and says what became of its resources. */
    private List<String> deployments(String title, Path before, Path after, Path folder) throws Exception {
        aws.empty();
        Path first = EngineLimits.appliedTo(before, folder.resolve("first"));
        Path second = EngineLimits.appliedTo(after, folder.resolve("second"));
        Set<String> kept = EngineLimits.keepWhatCannotBeUpdated(first, second);
        try (LocalCloudFormation formation = new LocalCloudFormation(aws, REGION)) {
            formation.bootstrap();
            formation.deploy(first);
            Map<String, Deployed> older = formation.resources();
            formation.deploy(second);
            Changes changes = Changes.between(older, formation.resources());

            Set<String> were = ids(first);
            Set<String> are = ids(second);
            // What is not generated any longer as a whole stays deployed until somebody destroys it.
            Set<String> stacks = are.stream().map(SecondDeploymentTest::stack).collect(Collectors.toSet());
            Set<String> stay =
                    were.stream().filter(id -> !stacks.contains(stack(id))).collect(Collectors.toSet());
            assertEquals(without(are, were), changes.added(), title + ": added");
            assertEquals(without(without(were, are), stay), changes.gone(), title + ": gone");

            // moto doesn't look whether a parameter that an unchanged template reads has another value; AWS does.
            Set<String> sameTemplates = sameTemplates(first, second);
            Map<String, Verdict> verdicts = verdicts(before, after);
            for (String id : changes.replaced()) {
                assertEquals(Verdict.WILL_BE_REPLACED, verdicts.get(id), title + ": " + id);
            }
            verdicts.forEach((id, verdict) -> {
                if (verdict == Verdict.WILL_BE_REPLACED
                        && older.containsKey(id)
                        && !sameTemplates.contains(stack(id))
                        && !kept.contains(id.substring(id.indexOf('/') + 1))) {
                    assertTrue(changes.replaced().contains(id), title + ": " + id + " is to be replaced");
                }
            });
            return changes.inWords(kept);
        }
    }

    /** @param replaced those that have another physical id */
    private record Changes(Set<String> added, Set<String> gone, Set<String> replaced, int same) {

        static Changes between(Map<String, Deployed> older, Map<String, Deployed> newer) {
            Set<String> both = new TreeSet<>(older.keySet());
            both.retainAll(newer.keySet());
            Set<String> replaced = both.stream()
                    .filter(id -> !older.get(id).equals(newer.get(id)))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Changes(
                    without(newer.keySet(), older.keySet()),
                    without(older.keySet(), newer.keySet()),
                    replaced,
                    both.size() - replaced.size());
        }

        List<String> inWords(Set<String> notUpdated) {
            List<String> lines = new ArrayList<>();
            added.forEach(id -> lines.add("added: " + id));
            gone.forEach(id -> lines.add("gone: " + id));
            replaced.forEach(id -> lines.add("another one: " + id));
            notUpdated.forEach(id -> lines.add("not tried, for the engine can't: " + id));
            lines.add("the same: " + same);
            return lines;
        }
    }

    private static Map<String, Verdict> verdicts(Path before, Path after) throws IOException {
        TemplateFolder newer = TemplateFolder.read(after);
        Map<String, String> names =
                newer.stacks().stream().collect(Collectors.toMap(TemplateStack::name, TemplateStack::stackName));
        Map<String, Verdict> verdicts = new TreeMap<>();
        InfraDiffer.compare(new Side(TemplateFolder.read(before), Elements.NONE), new Side(newer, Elements.NONE))
                .changes()
                .forEach(
                        change -> verdicts.put(names.get(change.stack()) + "/" + change.logicalId(), change.verdict()));
        return verdicts;
    }

    /** Of all resources in an assembly, {@code bank-dev-Messaging/QueueOrders}. */
    private static Set<String> ids(Path assembly) throws IOException {
        return TemplateFolder.read(assembly).stacks().stream()
                .flatMap(stack -> stack.resources().stream()
                        .map(placed ->
                                stack.stackName() + "/" + placed.resource().logicalId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The stacks whose templates are the same in both. */
    private static Set<String> sameTemplates(Path first, Path second) throws IOException {
        Map<String, String> older = templates(first);
        return templates(second).entrySet().stream()
                .filter(stack -> stack.getValue().equals(older.get(stack.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> templates(Path assembly) throws IOException {
        Map<String, String> templates = new TreeMap<>();
        for (CloudAssembly.Stack stack : CloudAssembly.read(assembly).stacks()) {
            templates.put(stack.stackName(), Files.readString(assembly.resolve(stack.template())));
        }
        return templates;
    }

    private static String stack(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Path synthesized(Path project) throws Exception {
        Reading.Planned planned = assertInstanceOf(
                Reading.Planned.class,
                new ProjectPipeline()
                        .read(new DazzleProject(
                                project, project.resolve("dazzle.toml"), Optional.empty(), Optional.empty())));
        Path assembly = project.resolve("cdk.out");
        LocalSynthesis.synthesize(planned.plan().requirements(), assembly);
        return assembly;
    }
}
