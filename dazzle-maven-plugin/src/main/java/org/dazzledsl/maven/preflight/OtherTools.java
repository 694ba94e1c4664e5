package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.OtherToolRun;

/** Runs tools of others on templates. */
public interface OtherTools {

    /**
     * @param folder where the templates stand, and reports that a tool left beside them
     * @param templates the files
     * @param guardRules the rules that cfn-guard looks at
     */
    List<OtherToolRun> run(List<OtherTool> tools, Path folder, List<Path> templates, Optional<Path> guardRules)
            throws IOException, InterruptedException;
}
