/** Generating an infrastructure, and knowing when there is nothing to generate. */
package org.dazzledsl.maven.generate;
