/** Runs the synthesizer, which is Node with CDK, beside Maven. */
package org.dazzledsl.maven.synthesis;
