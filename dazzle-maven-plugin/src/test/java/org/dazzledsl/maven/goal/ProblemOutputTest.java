package org.dazzledsl.maven.goal;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.maven.project.ProblemReport;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ProblemOutputTest {

    private static final Path BASE = Path.of("bank").toAbsolutePath();
    private static final File APP = BASE.resolve("dsl/app.dsl").toFile();
    private static final File ORDERS = BASE.resolve("dsl/orders.dsl").toFile();

    private static final Problem ERROR = Problem.error(
                    "unknown-type", new Span("dsl/app.dsl", 2, 9, 2, 13), "'strr' is not a field type")
            .suggesting("did you mean 'str'?");

    private static final Problem WARNING =
            Problem.warning("missing-currency", Span.at("dsl/app.dsl", 3, 8), "the ledger has no currency");

    private static final ProblemReport REPORT = new ProblemReport(
            List.of(
                    new SourceFile("dsl/app.dsl", "entity Customer:\n  name: strr(5)\nledger Wallet:\n"),
                    new SourceFile("dsl/orders.dsl", "module orders\n")),
            List.of(WARNING, ERROR));

    private final Log log = mock(Log.class);

    @Test
    void isWrittenAsTheCompilerPluginDoes() {
        new ProblemOutput(BASE, log).log(REPORT.problems());

        verify(log).error(APP + ":[2,9] 'strr' is not a field type; did you mean 'str'?");
        verify(log).warn(APP + ":[3,8] the ledger has no currency");
        verifyNoMoreInteractions(log);
    }

    @Test
    void warnsWithTheLine() {
        new ProblemOutput(BASE, log).warn(REPORT, List.of(ERROR));

        InOrder order = inOrder(log);
        order.verify(log).warn(APP + ":[2,9] 'strr' is not a field type; did you mean 'str'?");
        order.verify(log).warn("      name: strr(5)");
        order.verify(log).warn("            ^^^^");
        order.verifyNoMoreInteractions();
    }

    /** Files without problems lose the markers of earlier runs as well. */
    @Test
    void putsMarkersInTheEditor() {
        BuildContext editor = mock(BuildContext.class);

        new ProblemOutput(BASE, log).mark(editor, REPORT);

        InOrder order = inOrder(editor);
        order.verify(editor).removeMessages(APP);
        order.verify(editor).removeMessages(ORDERS);
        order.verify(editor)
                .addMessage(
                        APP,
                        2,
                        9,
                        "'strr' is not a field type; did you mean 'str'?",
                        BuildContext.SEVERITY_ERROR,
                        null);
        order.verify(editor).addMessage(APP, 3, 8, "the ledger has no currency", BuildContext.SEVERITY_WARNING, null);
        order.verifyNoMoreInteractions();
        verifyNoMoreInteractions(log);
    }
}
