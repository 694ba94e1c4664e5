/** Preflight for a project: what it looks at, when it fails, and its reports, one class for each. */
package org.dazzledsl.maven.preflight;
