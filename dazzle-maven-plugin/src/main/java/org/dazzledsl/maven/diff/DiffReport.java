package org.dazzledsl.maven.diff;

import java.util.List;
import org.dazzledsl.model.diff.InfraDiff;

/** A diff in all forms in which it is told. */
public record DiffReport(String against, InfraDiff diff) {

    public static final String JSON = "diff.json";

    public static final String MARKDOWN = "diff.md";

    /** @param detailed whether changes that do no harm are listed as well when they are many */
    public List<String> lines(boolean detailed) {
        return DiffText.lines(against, diff, detailed);
    }

    public String json() {
        return DiffJson.write(against, diff);
    }

    public String markdown() {
        return DiffMarkdown.write(against, diff);
    }
}
