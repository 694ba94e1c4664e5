/**
 * The folder that is deployed from, {@code target/infra}: what stands in it, and how a new cloud assembly takes the place of
 * the old one without a moment in which there is none.
 */
package org.dazzledsl.maven.output;
