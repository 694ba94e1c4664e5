package org.dazzledsl.maven.project;

import java.io.IOException;

/** Reads a project as far as its plan. */
public interface ProjectReader {

    /** @throws IOException when a file is there but can't be read */
    Reading read(DazzleProject project) throws IOException;
}
