/** Runs the synthesizer in a Java of its own, beside Maven. */
package org.dazzledsl.maven.synthesis;
