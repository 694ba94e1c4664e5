package org.dazzledsl.maven.project;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.project.ApplicationReading;

/** What came of reading a project. */
public sealed interface Reading {

    /** Its {@code dazzle.toml} says {@code enabled = false}: nothing else was looked at. */
    record Disabled() implements Reading {}

    /**
     * There are errors in it.
     *
     * @param application what could be read all the same, with all problems
     */
    record Rejected(ProblemReport problems, ApplicationReading application) implements Reading {}

    /**
     * It can be planned.
     *
     * @param problems warnings only
     */
    record Planned(
            ProblemReport problems,
            ApplicationReading application,
            Inputs inputs,
            DeployConfig config,
            InfraRequirements needs,
            AwsPlan plan)
            implements Reading {

        /** Where everything stands that the plan names. */
        public Elements elements() {
            List<SourceFile> sources = new ArrayList<>(inputs.dsl);
            sources.add(inputs.config);
            // Of all that can be needed, a cluster for ledgers is what a configuration leaves out.
            List<Reason> needed =
                    needs.ledger().map(ledger -> ledger.need().reasons()).orElse(List.of());
            return Elements.of(plan.requirements(), needed, config.places(), sources);
        }
    }

    /**
     * The texts that it was read from.
     *
     * @param dslFolders where DSL files were looked for, relative to the project's folder where they can be
     */
    record Inputs(SourceFile config, List<String> dslFolders, List<SourceFile> dsl) {

        public Inputs {
            dslFolders = List.copyOf(dslFolders);
            dsl = List.copyOf(dsl);
        }
    }
}
